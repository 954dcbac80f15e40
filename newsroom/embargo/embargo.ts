import { lockEdition } from '../../edition/lock.ts'
import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import { revokePreviews } from '../preview/shared-previews.ts'

export type Embargo = { until: string; reason?: string; by?: string }

/** The embargo of a story, while it lasts by the database's clock. */
export async function readEmbargo(sql: Sql, storyId: string): Promise<Embargo | undefined> {
  const [row] = await sql<{ until: Date; reason: string | null; by_name: string | null }>`
    select until, reason, by_name from newsroom.embargoes where story_id = ${storyId} and until > now() limit 1`
  if (!row) return undefined
  const { until, reason, by_name } = row
  return { until: until.toISOString(), ...(reason && { reason }), ...(by_name && { by: by_name }) }
}

/**
 * Sets an embargo, or moves it. Nobody makes a running one end sooner with this: that is lifting it. With a new one links to previews
 * end, because nobody thought of it when they were given away; those that are made under it stay.
 * @throws AppError `embargo-refused` with a sentence for the editor
 */
export async function setEmbargo(
  sql: Sql,
  { storyId, until, reason, by }: { storyId: string; until: string; reason?: string; by: { id: string; name: string } },
): Promise<'embargo' | 'moveEmbargo'> {
  // A publish that is under way ends first, or sees the embargo.
  await lockEdition(sql)
  const [state] = await sql<{
    is_past: boolean
    is_live: boolean
    due: Date | null
    former: Date | null
    is_sooner: boolean
  }>`
    select ${until}::timestamptz <= now() as is_past,
      exists (select from edition.stories where id = ${storyId}) as is_live,
      (select due from newsroom.schedules where document_id = ${storyId} and due < ${until}::timestamptz) as due,
      (select until from newsroom.embargoes where story_id = ${storyId} and until > now()) as former,
      exists (select from newsroom.embargoes where story_id = ${storyId} and until > greatest(now(), ${until}::timestamptz)) as is_sooner`
  if (state?.is_past) throw refused('That moment is over. An embargo ends in the future.')
  if (state?.is_live) throw refused('Readers have the story already. Unpublish it first.')
  if (state?.is_sooner)
    throw refused('The embargo lasts longer than that. Only an admin ends it sooner, with a reason.')
  if (state?.due) throw refused('The story is scheduled for before that. Move the schedule first.')
  await sql`
    insert into newsroom.embargoes (story_id, until, reason, by_id, by_name)
    values (${storyId}, ${until}, ${reason || null}, ${by.id}, ${by.name})
    on conflict (story_id) do update set until = excluded.until, reason = excluded.reason, by_id = excluded.by_id,
      by_name = excluded.by_name, at = now()`
  if (state?.former) return 'moveEmbargo'
  await revokePreviews(sql, storyId)
  return 'embargo'
}

/** @throws AppError `embargo-refused` where there is none */
export async function liftEmbargo(sql: Sql, storyId: string): Promise<void> {
  const rows =
    await sql`delete from newsroom.embargoes where story_id = ${storyId} and until > now() returning story_id`
  if (rows.length === 0) throw refused('The story is under no embargo.')
}

function refused(userMessage: string): AppError {
  return new AppError('embargo-refused', { userMessage })
}
