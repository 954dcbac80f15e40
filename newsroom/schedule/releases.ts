import { lockEdition } from '../../edition/lock.ts'
import type { Sql } from '../../lib/sql.ts'
import { addEntry, type Deed } from '../audit/audit.ts'
import { holdDocuments } from '../hold-documents.ts'
import type { Pin, Scheduled } from './pins.ts'
import { type Person, refused, tryAgain, writePin } from './schedules.ts'
import { takeOff } from './take-off.ts'

/*
 * A release is several things that go live in one moment, or not at all (docs/decisions/031). Whatever changes one takes the
 * edition's lock first, as the clock does: nothing is put into a release, or taken out, while it goes live.
 */

/** As many go live in one transaction. */
export const MOST_MEMBERS = 100

type Change = { releaseId: string; by: Person }

/** @returns its id */
export async function makeRelease(sql: Sql, { name, by }: { name: string; by: Person }): Promise<string> {
  const [row] = await sql<{ id: string }>`
    insert into newsroom.releases (id, name, made_by_id, made_by_name) values (uuidv7(), ${name}, ${by.id}, ${by.name}) returning id`
  return row?.id ?? ''
}

/** @throws AppError `schedule-refused` with a sentence for the editor, as all of these */
export async function renameRelease(sql: Sql, { releaseId, name }: { releaseId: string; name: string }): Promise<void> {
  await holdOpen(sql, releaseId)
  await sql`update newsroom.releases set name = ${name} where id = ${releaseId}`
}

/** All that is in it moves along. @param due - ISO 8601; absent: it waits for one */
export async function moveRelease(sql: Sql, { releaseId, due, by }: Change & { due?: string }): Promise<void> {
  await holdOpen(sql, releaseId)
  const [clock] = await sql<{ is_past: boolean; embargoed: string | null }>`
    select ${due ?? 'infinity'}::timestamptz <= now() as is_past,
      (select title from newsroom.schedules join newsroom.embargoes on story_id = document_id
        where release_id = ${releaseId} and until > ${due ?? 'infinity'}::timestamptz order by until desc limit 1) as embargoed`
  if (clock?.is_past) throw refused('That moment is over. Choose a later one.')
  if (clock?.embargoed) throw refused(`“${clock.embargoed}” is under embargo until later than that.`)
  // Its members follow by their key.
  await sql`update newsroom.releases set due = ${due ?? 'infinity'} where id = ${releaseId}`
  await tryAgain(sql, releaseId)
  await noteAll(sql, { releaseId, by, deed: 'moveRelease', detail: due ? { due } : {} })
}

/** Pins a text, as it is now, to the release; a text that is in it already is pinned anew. */
export async function addToRelease(sql: Sql, { releaseId, pin, by }: Change & { pin: Pin }): Promise<void> {
  const release = await holdOpen(sql, releaseId)
  const { collection, documentId, title } = pin
  const [state] = await sql<{
    former_id: string | null
    former: string | null
    is_alone: boolean
    embargo: boolean
    size: number
  }>`
    select former.release_id as former_id, (select name from newsroom.releases where id = former.release_id) as former,
      former.document_id is not null and former.release_id is null as is_alone,
      exists (select from newsroom.embargoes where story_id = ${documentId} and until > ${release.due}::timestamptz) as embargo,
      (select count(*)::int from newsroom.schedules where release_id = ${releaseId}) as size
    from (select 1) as one left join newsroom.schedules as former on former.document_id = ${documentId} limit 1`
  const isThere = state?.former_id === releaseId
  if (state?.former && !isThere) throw refused(`It is in “${state.former}” already. Take it out of there first.`)
  if (state?.is_alone) throw refused('It is scheduled by itself. Take it off the schedule first.')
  if (release.isPast && !isThere) throw refused(`The moment of “${release.name}” is over. Give it a later one first.`)
  if (state?.embargo) throw refused('The story is under embargo until later than the release.')
  if (!isThere && (state?.size ?? 0) >= MOST_MEMBERS) throw refused(`A release holds ${MOST_MEMBERS} things at most.`)
  await writePin(sql, { pin, due: release.due, releaseId, by })
  await tryAgain(sql, releaseId)
  const detail = {
    release: release.name,
    ...(release.due !== 'infinity' && { due: new Date(release.due).toISOString() }),
  }
  await addEntry(sql, { collection, storyId: documentId, headline: title, deed: 'intoRelease', by, detail })
}

export async function takeOutOfRelease(
  sql: Sql,
  { releaseId, documentId, by }: Change & { documentId: string },
): Promise<void> {
  const { name } = await holdOpen(sql, releaseId)
  const [member] =
    await sql`select from newsroom.schedules where document_id = ${documentId} and release_id = ${releaseId} limit 1`
  if (!member || !(await takeOff(sql, { documentId, by }))) throw refused(`It is not in “${name}” any more.`)
}

/** What was in it stays where it is: ready, and on no schedule. */
export async function removeRelease(sql: Sql, { releaseId, by }: Change): Promise<void> {
  await holdOpen(sql, releaseId)
  const members = await sql<{ document_id: string }>`
    select document_id from newsroom.schedules where release_id = ${releaseId} order by document_id limit ${MOST_MEMBERS}`
  await holdDocuments(
    sql,
    members.map(({ document_id }) => document_id),
  )
  await noteAll(sql, { releaseId, by, deed: 'outOfRelease' })
  await sql`delete from newsroom.schedules where release_id = ${releaseId}`
  await sql`delete from newsroom.releases where id = ${releaseId}`
}

/** It is live; what was in it is kept to be read. Within the transaction that published it. */
export async function closeRelease(
  sql: Sql,
  { id, members }: { id: string; members: { collection: Scheduled; document_id: string; title: string }[] },
): Promise<void> {
  const contents = members.map(({ collection, document_id, title }) => ({ collection, documentId: document_id, title }))
  await sql`update newsroom.releases set live_at = now(), contents = ${JSON.stringify(contents)}::jsonb where id = ${id}`
}

/** Takes the edition's lock, then the release. @throws AppError where it is gone, or live */
async function holdOpen(sql: Sql, id: string): Promise<{ name: string; due: string; isPast: boolean }> {
  await lockEdition(sql)
  // As text, to the microsecond: so the key has it.
  const [row] = await sql<{ name: string; due: string; is_past: boolean; is_live: boolean }>`
    select name, due::text as due, due <= now() as is_past, live_at is not null as is_live
    from newsroom.releases where id = ${id} for update`
  if (!row) throw refused('This release was removed.')
  if (row.is_live) throw refused(`“${row.name}” is live.`)
  return { name: row.name, due: row.due, isPast: row.is_past }
}

async function noteAll(
  sql: Sql,
  { releaseId, by, deed, detail = {} }: Change & { deed: Deed; detail?: Record<string, unknown> },
): Promise<void> {
  await sql`
    insert into newsroom.audit (collection, story_id, headline, deed, by_id, by_name, detail)
    select collection, document_id, title, ${deed}::text, ${by.id}::uuid, ${by.name}::text, ${JSON.stringify(detail)}::jsonb || jsonb_build_object('release', releases.name)
    from newsroom.schedules join newsroom.releases on releases.id = release_id where release_id = ${releaseId} order by schedules.at, document_id`
}
