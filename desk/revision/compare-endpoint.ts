import { APIError, type Endpoint, type FlattenedField, type PayloadRequest, type Where } from 'payload'
import { z } from 'zod'
import type { Revised } from '../../collections/carry-revision.ts'
import { isTooDeep, TOO_DEEP } from '../../lib/nesting.ts'
import { compareEdits, type Verdict } from '../../newsroom/revisions/compare-edits.ts'
import { type ChangedParagraph, diffWords } from '../../newsroom/revisions/word-diff.ts'
import { readDeskClock } from '../desk-time.ts'
import { readBody } from '../read-body.ts'
import { labelOf, readNames, wordsOf } from './fields-in-words.ts'

/** A field in which two texts differ, in words. */
export type FieldDifference = {
  field: string
  label: string
  verdict: Verdict
  mine: string[]
  theirs: string[]
  /** From theirs to mine. */
  changes: ChangedParagraph[]
}
export type Comparison = {
  /** The newest revision: what a merged text is saved on. */
  revision: number
  savedBy?: string
  savedAt: string
  differences: FieldDifference[]
}

type Doc = Record<string, unknown> & { id: string; updatedAt: string }

const asked = z.object({ revision: z.number().int(), mine: z.record(z.string(), z.unknown()) })

const WHAT_TO_SEND = 'Send the revision and the text of the form.'

/** `POST /api/articles/:id/compare`: in which fields the text of a form differs from the newest one, and who has changed what. */
export function compareEndpoint(collection: Revised): Omit<Endpoint, 'root'> {
  return {
    path: '/:id/compare',
    method: 'post',
    handler: async (req) => {
      const given = await readBody(req, asked, WHAT_TO_SEND)
      const id = z.uuid().safeParse(req.routeParams?.id)
      if (!id.success) throw new APIError(WHAT_TO_SEND, 400, null, true)
      if (isTooDeep(given)) throw new APIError(TOO_DEEP, 400, null, true)
      const comparison = await compare(req, { collection, id: id.data, ...given })
      return Response.json(comparison, { headers: { 'Cache-Control': 'no-store' } })
    },
  }
}

async function compare(
  req: PayloadRequest,
  {
    collection,
    id,
    revision,
    mine,
  }: { collection: Revised; id: string; revision: number; mine: Record<string, unknown> },
): Promise<Comparison> {
  const asker = { depth: 0, overrideAccess: false, user: req.user, req }
  const theirs = (await req.payload.findByID({
    ...{ collection, id, draft: true, trash: true, disableErrors: true },
    ...asker,
  })) as unknown as Doc | null
  if (!theirs) throw new APIError('There is no such text for you.', 404, null, true)
  const where: Where = { and: [{ parent: { equals: id } }, { 'version.revision': { equals: revision } }] }
  const { docs } = await req.payload.findVersions({ collection, where, limit: 1, sort: '-updatedAt', ...asker })
  const base = docs[0]?.version as Record<string, unknown> | undefined
  const byName = new Map(fieldsOf(req, collection).map((field) => [field.name, field]))
  const found = compareEdits({ base, mine: asSaved(mine, byName), theirs }).flatMap((difference) => {
    const field = byName.get(difference.field)
    return field ? [{ ...difference, field }] : []
  })
  const names = await readNames(
    req,
    found.map(({ field, mine, theirs }) => ({ field, values: [mine, theirs] })),
  )
  const savedBy = await nameOf(req, theirs.savedBy)
  const tools = { names, clock: await readDeskClock(req.payload), now: new Date().toISOString() }
  return {
    revision: Number(theirs.revision ?? 0),
    ...(savedBy && { savedBy }),
    savedAt: theirs.updatedAt,
    differences: found.map(({ field, verdict, mine, theirs }) => {
      const [own, other] = [wordsOf(field, mine, tools), wordsOf(field, theirs, tools)]
      return {
        field: field.name,
        label: labelOf(field),
        verdict,
        mine: own,
        theirs: other,
        changes: diffWords(other, own),
      }
    }),
  }
}

/** A form gives an empty list as its number of rows. */
function asSaved(mine: Record<string, unknown>, fields: Map<string, FlattenedField>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(mine).map(([name, value]) => {
      const isList = fields.get(name)?.type === 'array'
      return [name, isList && !Array.isArray(value) ? [] : value]
    }),
  )
}

/** Those that somebody writes: what only the house sets has no place in a form. */
function fieldsOf(req: PayloadRequest, collection: Revised): FlattenedField[] {
  return req.payload.collections[collection].config.flattenedFields.filter(
    (field) => !('admin' in field && field.admin && 'hidden' in field.admin && field.admin.hidden),
  )
}

async function nameOf(req: PayloadRequest, id: unknown): Promise<string | undefined> {
  if (typeof id !== 'string') return undefined
  // Who may read a story may know who saved it, also where accounts are closed to them.
  const user = await req.payload.findByID({
    collection: 'users',
    id,
    depth: 0,
    select: { name: true },
    disableErrors: true,
    req,
  })
  return user?.name ?? undefined
}
