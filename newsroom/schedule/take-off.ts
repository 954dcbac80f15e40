import { lockEdition } from '../../edition/lock.ts'
import type { Sql } from '../../lib/sql.ts'
import { addEntry } from '../audit/audit.ts'
import { holdDocuments } from '../hold-documents.ts'
import { type Person, tryAgain, unschedule } from './schedules.ts'

/** Takes a document off the schedule, or out of its release, and notes it. @returns whether it was there */
export async function takeOff(sql: Sql, { documentId, by }: { documentId: string; by?: Person }): Promise<boolean> {
  // Not while it goes live. Of most that are saved nothing is planned, and that is all that there is to do.
  await lockEdition(sql)
  const planned = await sql`select from newsroom.schedules where document_id = ${documentId} limit 1`
  if (planned.length === 0) return false
  await holdDocuments(sql, [documentId])
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
