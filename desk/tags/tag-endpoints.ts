import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { activeUser, personOf, userCan } from '../../collections/access.ts'
import { addJob } from '../../jobs/add-job.ts'
import { cleanDeep } from '../../lib/clean-text.ts'
import { AppError } from '../../lib/errors.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { transactOn } from '../../lib/transact.ts'
import { choiceSchema } from '../../newsroom/tags/choose-stories.ts'
import { mergeTag, undoMerge } from '../../newsroom/tags/merge-tag.ts'
import { tellApart } from '../../newsroom/tags/proposals.ts'
import { deleteTag, modeSchema, splitTag } from '../../newsroom/tags/split-tag.ts'
import type { Person } from '../../newsroom/tags/works.ts'
import { readJson } from '../read-body.ts'

const uuid = z.uuid()
const into = z.object({ into: uuid })
const pair = z.object({ one: uuid, other: uuid })
const splitting = choiceSchema.extend({ into: uuid, mode: modeSchema.default('instead') })

type Done = { done: string; workId?: string }

/** Below /api/tags: what the screens of tags send, and whoever else may publish. */
export const tagEndpoints: Omit<Endpoint, 'root'>[] = [
  post('/:id/merge', into, (sql, { id, input, by }) =>
    ordered('merged', mergeTag(sql, { tagId: id, intoId: input.into, by })),
  ),
  post('/:id/undo-merge', z.object({}), (sql, { id, by }) => ordered('undone', undoMerge(sql, { tagId: id, by }))),
  post(
    '/:id/split',
    splitting,
    (sql, { id, by, input: { into: intoId, mode, ...choice } }) =>
      ordered('split', splitTag(sql, { tagId: id, intoId, mode, choice, by })),
    backToSplit,
  ),
  post('/:id/delete-everywhere', z.object({}), (sql, { id, by }) =>
    ordered('deleted', deleteTag(sql, { tagId: id, by })),
  ),
  post('/not-the-same', pair, async (sql, { input, by }) => {
    await tellApart(sql, { ...input, byId: by.id })
    return { done: 'apart' }
  }),
  post('/look-for-duplicates', z.object({}), async (sql) => {
    await addJob(sql, 'propose-merges', {}, { key: 'propose-merges' })
    return { done: 'looking' }
  }),
]

/** Whether this account may change tags that readers see: the same right as for a story's live text. */
export function mayChangeTags(req: PayloadRequest): boolean {
  return userCan(req, 'tags', 'publish') && userCan(req, 'tags', 'update')
}

async function ordered(done: string, order: Promise<{ workId: string; isDone: boolean }>): Promise<Done> {
  const { workId, isDone } = await order
  return { done: isDone ? done : 'ordered', workId }
}

function post<Input>(
  path: string,
  schema: z.ZodType<Input>,
  work: (sql: Sql, given: { id: string; input: Input; by: Person }) => Promise<Done>,
  /** The address of the form, where something is missing that only a person can add. */
  back?: (id: string, form: URLSearchParams) => string | undefined,
): Omit<Endpoint, 'root'> {
  return {
    path,
    method: 'post',
    handler: async (req) => {
      const user = activeUser(req)
      if (!user || !mayChangeTags(req))
        throw new APIError('Only editors and admins merge, split and delete tags.', 403, null, true)
      const isForm = req.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true
      const form = isForm ? new URLSearchParams(await req.text?.()) : undefined
      const given = schema.safeParse(cleanDeep(form ? fieldsOf(form) : ((await readJson(req)) ?? {})))
      const id = path.startsWith('/:id') ? uuid.safeParse(req.routeParams?.id) : { success: true as const, data: '' }
      if (!given.success || !id.success)
        throw new APIError(
          `This is not what the form asks for: ${given.error?.issues[0]?.path.join('.') || 'the tag'}.`,
          400,
          null,
          true,
        )
      const address = form && back?.(id.data, form)
      if (address) return seeOther(address)
      try {
        // A transaction of its own: what it does is whole or not at all, whatever this request is part of.
        const by = personOf(user)
        const answer = await transactOn(payloadPool(req.payload))((sql) =>
          work(sql, { id: id.data, input: given.data, by }),
        )
        return isForm ? redirectTo(answer) : Response.json(answer)
      } catch (error) {
        if (!(error instanceof AppError) || !error.userMessage) throw error
        if (isForm) return redirectTo({ done: 'refused' })
        throw new APIError(error.userMessage, 409, null, true)
      }
    },
  }
}

/** A form's answer is a page: what came of it, with what was done to tags of late. */
function redirectTo({ done }: Done): Response {
  // How far the comparing is, its page says by itself, for as long as that is so.
  const path = done === 'apart' ? '/admin/tags/duplicates?done=apart' : `/admin/tags/record?done=${done}`
  const Location = done === 'looking' ? '/admin/tags/duplicates' : path
  return seeOther(Location)
}

function seeOther(Location: string): Response {
  return new Response(null, { status: 303, headers: { Location } })
}

/** Nobody has ticked a story: what stood in the form stands there again. */
function backToSplit(tag: string, form: URLSearchParams): string | undefined {
  if (form.get('which') !== 'ticked' || form.has('ids')) return undefined
  const kept = ['into', 'text', 'with', 'section', 'from', 'until'].flatMap((name) => {
    const value = form.get(name)
    return value ? [[name, value]] : []
  })
  return `/admin/tags/split?${new URLSearchParams([['tag', tag], ...kept, ['problem', 'none-ticked']])}`
}

/** Fields that were left empty are not there; of `ids` there may be several, unless all are meant. */
function fieldsOf(form: URLSearchParams): unknown {
  const ids = form.getAll('ids')
  const fields = [...form].filter(([name, value]) => name !== 'ids' && value !== '')
  return { ...Object.fromEntries(fields), ...(form.get('which') !== 'all' && { ids }) }
}
