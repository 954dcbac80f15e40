import type { ArrayFieldValidation } from 'payload'
import { validations } from 'payload'
import { idOf } from '../../edition/body-from-lexical.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { activeUser } from '../access.ts'

type Pin = { story?: unknown; until?: unknown }
type Asked = Parameters<ArrayFieldValidation>[1]

const ITSELF = 'The story itself stands here. Choose another one.'
const TWICE = 'The same story stands here twice. Take one of them out.'
const BOTH = 'One of these is pinned above. Take it out there or here.'
const PAST = 'A time under “Until” is over. Choose a later one, leave it empty, or take the story out.'

/** A rule for pinned stories. Returns true or the sentence that an editor sees. Drafts may hold anything. */
export const validatePins: ArrayFieldValidation = async (value, asked) => {
  const pins = rowsOf(value)
  const problem = problemOf(pins, ownId(asked))
  if (problem) return problem
  // A pin may run out, and whoever saves the story afterwards has not to do with it; only a new one is a slip.
  const ended = pins.filter(({ until }) => isOver(until))
  if (ended.length > 0 && activeUser(asked.req) && !(await stood(ended, asked))) return PAST
  return validations.array(value, asked)
}

/** A rule for banned stories, as above. */
export const validateBans: ArrayFieldValidation = (value, asked) => {
  const banned = new Set(rowsOf(value).flatMap(({ story }) => idOf(story) ?? []))
  const id = ownId(asked)
  if (id && banned.has(id)) return ITSELF
  const { pinnedRelated } = (asked.data ?? {}) as { pinnedRelated?: unknown }
  if (rowsOf(pinnedRelated).some(({ story }) => banned.has(idOf(story) ?? ''))) return BOTH
  return validations.array(value, asked)
}

function problemOf(pins: Pin[], id: string | undefined): string | undefined {
  const ids = pins.flatMap(({ story }) => idOf(story) ?? [])
  if (id && ids.includes(id)) return ITSELF
  return new Set(ids).size < ids.length ? TWICE : undefined
}

/** Whether the story had each of these pins, with that time, before: not in a draft, which is written with every letter. */
async function stood(pins: Pin[], { id, req }: Asked): Promise<boolean> {
  if (!id) return false
  const sql = await transactionSql(req)
  const rows = await sql<{ story_id: string | null; until: Date }>`
    select story_id, until from articles_pinned_related where _parent_id = ${String(id)} and until is not null order by _order limit 100`
  const known = new Set(rows.map(({ story_id, until }) => `${story_id} ${until.getTime()}`))
  return pins.every(({ story, until }) => known.has(`${idOf(story)} ${Date.parse(String(until))}`))
}

function isOver(until: unknown): boolean {
  return Boolean(until) && Date.parse(String(until)) <= Date.now()
}

function ownId({ id, data }: Asked): string | undefined {
  return id === undefined ? idOf((data as { id?: unknown } | undefined)?.id) : String(id)
}

/** A form that is being drawn gives their number. */
function rowsOf(value: unknown): Pin[] {
  return Array.isArray(value) ? value : []
}
