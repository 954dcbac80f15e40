import type { Sql } from '../lib/sql.ts'
import { OPEN_STATES } from '../newsroom/planning/assignment-states.ts'
import { nameOfStory } from '../newsroom/untitled.ts'

export type MyAssignment = {
  id: string
  title: string
  section?: string
  /** ISO 8601; absent where nobody gave a time. */
  due?: string
  isLate: boolean
  storyId?: string
}
/** A question that names me, still open. */
export type AskedOfMe = { id: string; storyId: string; headline: string; words: string; by: string; at: string }
export type SentBack = { storyId: string; headline: string; reason: string; by: string; at: string }
/** An idea that waits for a yes or a no. */
export type Pitch = { id: string; title: string; section?: string; by?: string; at: string }
export type Mine = { assignments: MyAssignment[]; asked: AskedOfMe[]; sentBack: SentBack[]; pitches: Pitch[] }

const SHOWN = 8
/** What was sent back longer ago than this is no news. */
const SENT_BACK_DAYS = 60

/** What waits for one person: a statement each. What is late comes first. @param mayDecide - whether pitches are theirs to answer */
export async function readMine(sql: Sql, userId: string, { mayDecide = false } = {}): Promise<Mine> {
  const [assignments, asked, sentBack, pitches] = await Promise.all([
    readAssignments(sql, userId),
    readAsked(sql, userId),
    readSentBack(sql, userId),
    mayDecide ? readPitches(sql) : [],
  ])
  return { assignments, asked, sentBack, pitches }
}

/** A story that readers have is done, whatever its assignment says. */
async function readAssignments(sql: Sql, userId: string): Promise<MyAssignment[]> {
  const rows = await sql<{
    id: string
    title: string
    section: string | null
    due: Date | null
    is_late: boolean | null
    story_id: string | null
  }>`
    select assignments.id, title, sections.name as section, due, due < now() as is_late, story_id
    from assignments left join sections on sections.id = section_id
    where state = any (${[...OPEN_STATES]}::enum_assignments_state[])
      and exists (select from assignments_rels as rel where rel.parent_id = assignments.id and rel.path = 'people' and rel.users_id = ${userId})
      and not exists (select from edition.stories as live where live.id = story_id)
    order by due nulls last, assignments.id limit ${SHOWN}`
  return rows.map(({ id, title, section, due, is_late, story_id }) => ({
    ...{ id, title, isLate: is_late ?? false },
    ...(section && { section }),
    ...(due && { due: due.toISOString() }),
    ...(story_id && { storyId: story_id }),
  }))
}

/** What has waited longest comes first. */
async function readPitches(sql: Sql): Promise<Pitch[]> {
  const rows = await sql<{ id: string; title: string; section: string | null; by: string | null; at: Date }>`
    select assignments.id, title, sections.name as section, users.name as by, assignments.created_at as at
    from assignments left join sections on sections.id = section_id left join users on users.id = pitched_by_id
    where state = 'pitch' order by assignments.created_at, assignments.id limit ${SHOWN}`
  return rows.map(({ id, title, section, by, at }) => ({
    ...{ id, title, at: at.toISOString() },
    ...(section && { section }),
    ...(by && { by }),
  }))
}

async function readAsked(sql: Sql, userId: string): Promise<AskedOfMe[]> {
  const rows = await sql<{
    id: string
    story_id: string
    headline: string | null
    words: string
    by_name: string
    at: Date
  }>`
    with naming as (
      select coalesce(thread_id, id) as id, max(at) as at from newsroom.notes
      where mentions @> array[${userId}]::uuid[] and mentions <> '{}' group by 1)
    select thread.id, thread.story_id, version_headline as headline, thread.words, thread.by_name, naming.at
    from naming join newsroom.notes as thread on thread.id = naming.id
      join articles on articles.id = thread.story_id and articles.deleted_at is null
      left join _articles_v as version on version.parent_id = articles.id and version.latest
    where thread.kind = 'question' and thread.resolved_at is null
    order by naming.at, thread.id limit ${SHOWN}`
  return rows.map(({ id, story_id, headline, words, by_name, at }) => ({
    ...{ id, storyId: story_id, headline: nameOfStory(headline) },
    ...{ words, by: by_name, at: at.toISOString() },
  }))
}

/** Drafts of mine of which the last that was done to them is that they came back. */
async function readSentBack(sql: Sql, userId: string): Promise<SentBack[]> {
  const rows = await sql<{
    story_id: string
    headline: string | null
    reason: string | null
    by_name: string | null
    at: Date
  }>`
    select sent.story_id, version_headline as headline, sent.reason, sent.by_name, sent.at
    from newsroom.audit as sent
      join articles on articles.id = sent.story_id and articles.deleted_at is null
      join _articles_v as version on version.parent_id = articles.id and version.latest and version.version_stage = 'draft'
    where sent.deed = 'sendBack' and sent.at > now() - ${SENT_BACK_DAYS} * interval '1 day'
      and exists (select from _articles_v_rels as rel
        where rel.parent_id = version.id and rel.path = 'version.owners' and rel.users_id = ${userId})
      and not exists (select from newsroom.audit as later
        where later.story_id = sent.story_id and later.id > sent.id and later.deed in ('submit', 'sendBack', 'approve', 'publish', 'update'))
    order by sent.at desc limit ${SHOWN}`
  return rows.map(({ story_id, headline, reason, by_name, at }) => ({
    ...{ storyId: story_id, headline: nameOfStory(headline) },
    ...{ reason: reason ?? '', by: by_name ?? '', at: at.toISOString() },
  }))
}
