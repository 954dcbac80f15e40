import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { activeUser, userCan } from '../../collections/access.ts'
import { cleanDeep } from '../../lib/clean-text.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { findTags, nameTags } from '../../newsroom/tags/find-tags.ts'
import { suggestTags } from '../../newsroom/tags/suggest-tags.ts'
import { similarStories } from '../../related/similar-stories.ts'
import { readJson } from '../read-body.ts'
import { SUGGESTED_FROM } from '../story-text.ts'

/** Tags offered while somebody types. */
const MOST_FOUND = 8
const MOST_TAGS = 200

/** `GET /api/tags/find?q=` while typing (with `for=new` before making one), `GET /api/tags/named?ids=` for those that a story has. */
export const tagFieldEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/find', method: 'get', handler: find },
  { path: '/named', method: 'get', handler: named },
]

/** `POST /api/articles/suggest-tags` with the story as it stands in the form. */
export const suggestEndpoints: Omit<Endpoint, 'root'>[] = [{ path: '/suggest-tags', method: 'post', handler: suggest }]

const Query = z.object({ q: z.string().trim().min(1).max(200) })
const Ids = z.array(z.uuid()).max(MOST_TAGS)
const Story = z.object({
  headline: z.string().max(1000).default(''),
  standfirst: z.string().max(5000).default(''),
  // The form sends this much; of what is longer, this much.
  text: z
    .string()
    .max(200_000)
    .default('')
    .transform((text) => text.slice(0, SUGGESTED_FROM)),
  tags: Ids.default([]),
  refused: Ids.default([]),
})

async function find(req: PayloadRequest): Promise<Response> {
  forReadersOfTags(req)
  const { q } = parsed(Query, { q: req.searchParams.get('q') ?? '' })
  const isForNew = req.searchParams.get('for') === 'new'
  return answer({ tags: await findTags(await transactionSql(req), { text: q, limit: MOST_FOUND, isForNew }) })
}

async function named(req: PayloadRequest): Promise<Response> {
  forReadersOfTags(req)
  const ids = parsed(Ids, (req.searchParams.get('ids') ?? '').split(',').filter(Boolean))
  return answer({ tags: await nameTags(await transactionSql(req), ids) })
}

async function suggest(req: PayloadRequest): Promise<Response> {
  forReadersOfTags(req)
  const { tags: chosen, refused, ...story } = parsed(Story, await readJson(req))
  const sql = await transactionSql(req)
  const alike = (text: typeof story) => similarStories(sql, text)
  return answer({ tags: await suggestTags(sql, { story, chosen, refused, similarStories: alike }) })
}

/** Tags and the stories that are counted are public; the text is the asker's own. */
function forReadersOfTags(req: PayloadRequest): void {
  if (!activeUser(req) || !userCan(req, 'tags', 'read')) {
    throw new APIError('Sign in to look up tags.', 401, null, true)
  }
}

function parsed<Shape>(schema: z.ZodType<Shape>, value: unknown): Shape {
  const result = schema.safeParse(cleanDeep(value))
  if (!result.success) throw new APIError('This cannot be looked up: shorten the text and try again.', 400, null, true)
  return result.data
}

function answer(body: unknown): Response {
  return Response.json(body, { headers: { 'Cache-Control': 'no-store' } })
}
