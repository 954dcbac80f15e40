import { lockEdition } from '../../edition/lock.ts'
import type { Sql } from '../../lib/sql.ts'
import { addEntry } from '../audit/audit.ts'
import { type Person, tryAgain, unschedule } from './schedules.ts'

/** Takes a document off the schedule, or out of its release, and notes it. @returns whether it was there */
export async function takeOff(sql: Sql, { documentId, by }: { documentId: string; by?: Person }): Promise<boolean> {
  // Not while it goes live.
  await lockEdition(sql)
  const ended = await unschedule(sql, documentId)
  if (!ended) return false
  const { collection, title, release } = ended
  if (release) await tryAgain(sql, release.id)
  if (by)
    await addEntry(sql, {
      ...{ collection, storyId: documentId, headline: title, by },
      ...(release ? { deed: 'outOfRelease', detail: { release: release.name } } : { deed: 'unschedule' }),
    })
  return true
}
