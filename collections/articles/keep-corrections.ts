import { type CollectionBeforeValidateHook, type PayloadRequest, ValidationError } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { type Correction, keepTold } from '../../newsroom/corrections/corrections.ts'
import type { Article } from '../../payload-types.ts'
import { activeUser } from '../access.ts'
import type { Noted } from './note-deeds.ts'

/**
 * What readers were told was wrong stays told: nobody rewrites a correction that was live, and no older text, restored or scheduled
 * before it, goes live without it. New ones get their time and their name with the publish.
 */
export const keepCorrections: CollectionBeforeValidateHook<Article> = async ({ data, originalDoc, req }) => {
  if (!data) return data
  const told = originalDoc ? await readTold(req, originalDoc.id) : []
  // What is no list, and not nothing, is no text of anybody's.
  const given = (Array.isArray(data.corrections) ? data.corrections : originalDoc?.corrections) ?? []
  if (told.length === 0 && given.length === 0) return data
  const isPublish = data._status === 'published'
  const { corrections, isAltered, fresh } = keepTold({
    ...{ given, told },
    ...(isPublish && { now: { at: await readNow(req), by: nameOf(req) } }),
  })
  const isTyped = data.corrections !== undefined && req.payloadAPI === 'REST' && !req.context.isRestoringVersion
  if (isAltered && isTyped) throw stays()
  // For the log: told by the name of its own deed.
  if (isPublish && fresh > 0)
    req.context.correcting = [...((req.context.correcting as string[]) ?? []), originalDoc?.id]
  return { ...data, corrections: corrections as Article['corrections'] }
}

/**
 * Those of the story's own row that have a time: only a publish gives one. A draft may say anything, also that it was never published;
 * and what is taken from readers for a moment comes back with what they were told.
 */
async function readTold(req: PayloadRequest, storyId: string): Promise<Correction[]> {
  const sql = await transactionSql(req)
  const rows = await sql<Omit<Correction, 'at'> & { at: Date }>`
    select corrections.id, severity, wrong, correct, at, by
    from articles_corrections as corrections where _parent_id = ${storyId} and at is not null order by _order limit 1000`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

async function readNow(req: PayloadRequest): Promise<string> {
  const sql = await transactionSql(req)
  const [row] = await sql<{ now: Date }>`select now()`
  return (row?.now ?? new Date()).toISOString()
}

function nameOf(req: PayloadRequest): string | undefined {
  return activeUser(req)?.name ?? (req.context.noted as Noted | undefined)?.by?.name
}

function stays(): ValidationError {
  const message = 'A correction that readers have stays as it is. Write another one below it.'
  return new ValidationError({ collection: 'articles', errors: [{ path: 'corrections', message }] })
}
