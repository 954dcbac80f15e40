import { lockEdition } from '../../edition/lock.ts'
import { writeEntityRow } from '../../edition/write-entity.ts'
import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import { holdDocuments } from '../hold-documents.ts'
import { revokePreviews } from '../preview/shared-previews.ts'

/** What readers are told in a story's place. */
export type Notice = {
  notice: string
  /** 410 takes the address out of search engines; 200 lets them find the notice. */
  status: 200 | 410
  showsHeadline: boolean
}
export type Withdrawal = Notice & {
  at: string
  reason: string
  by?: string
  /** By law: the text is sealed, and that has no end. */
  isLegal: boolean
}

export async function readWithdrawal(sql: Sql, storyId: string): Promise<Withdrawal | undefined> {
  const [row] = await sql<{
    notice: string
    status: 200 | 410
    shows_headline: boolean
    is_legal: boolean
    reason: string
    at: Date
    by_name: string | null
  }>`
    select notice, status, shows_headline, is_legal, reason, at, by_name from newsroom.withdrawals where story_id = ${storyId} limit 1`
  if (!row) return undefined
  const { notice, status, shows_headline, is_legal, reason, at, by_name } = row
  return {
    ...{ notice, status, showsHeadline: shows_headline, isLegal: is_legal, reason, at: at.toISOString() },
    ...(by_name && { by: by_name }),
  }
}

/** Whether a text must not be shown again, to nobody and by no way. */
export async function isLegallyWithdrawn(sql: Sql, storyId: string): Promise<boolean> {
  const rows = await sql`select from newsroom.withdrawals where story_id = ${storyId} and is_legal limit 1`
  return rows.length > 0
}

/**
 * Puts a notice at the address of a story that readers have. The caller takes the story itself from them afterwards, in the same
 * transaction. Links to previews end.
 * @throws AppError `withdrawal-refused` with a sentence for the editor
 */
export async function withdraw(
  sql: Sql,
  { storyId, reason, by, ...notice }: Notice & { storyId: string; reason: string; by: { id: string; name: string } },
): Promise<void> {
  await lockEdition(sql)
  const rows = await sql`
    insert into newsroom.withdrawals (
      story_id, slug, section_id, headline, shows_headline, notice, status, is_legal, reason, language, by_id, by_name,
      source_id)
    select id, slug, section_id, headline, ${notice.showsHeadline}, ${notice.notice}, ${notice.status}, false, ${reason},
      language, ${by.id}, ${by.name}, (select source_id from articles where articles.id = stories.id)
    from edition.stories where id = ${storyId}
    on conflict (story_id) do nothing returning story_id`
  if (rows.length === 0) throw refused('Readers have not got this story: there is nothing to withdraw.')
  await revokePreviews(sql, storyId)
  await writeEntityRow(sql, { name: 'withdrawals', id: storyId })
}

/**
 * Takes the notice away: the story is a draft like others, and may be published again.
 * @throws AppError `withdrawal-refused` with a sentence for the editor
 */
export async function reinstate(sql: Sql, storyId: string): Promise<void> {
  await holdDocuments(sql, [storyId])
  const withdrawal = await readWithdrawal(sql, storyId)
  if (!withdrawal) throw refused('The story is not withdrawn.')
  if (withdrawal.isLegal) throw refused('It was withdrawn by law: that does not end.')
  await sql`delete from newsroom.withdrawals where story_id = ${storyId}`
  await writeEntityRow(sql, { name: 'withdrawals', id: storyId })
}

function refused(userMessage: string): AppError {
  return new AppError('withdrawal-refused', { userMessage })
}
