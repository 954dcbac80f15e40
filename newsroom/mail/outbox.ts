import type { Sql } from '../../lib/sql.ts'

export type KeptMail = { id: string; to: string; subject: string; words: string; at: string }

/**
 * Mail that says of itself that it holds nothing secret. Only such mail is kept where no mail server is set up: a link that sets a
 * password, kept in a table, would be a way into every account for whoever reads the table or a backup of it, and anybody can ask
 * for such a mail. An admin makes a link in the account instead, and it is shown once.
 */
export const KEPT_IN_OUTBOX = { 'X-Newsroom-Mail': 'note' }

export const OUTBOX_DAYS = 30
export const OUTBOX_MOST = 500

export async function keepMail(
  sql: Sql,
  { to, subject, words }: { to: string; subject: string; words: string },
): Promise<void> {
  await sql`insert into newsroom.outbox (recipient, subject, words) values (${to}, ${subject}, ${words})`
}

/** The newest first. @param before - older ones than the one with this id */
export async function readOutbox(
  sql: Sql,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<KeptMail[]> {
  const rows = await sql<{ id: string; recipient: string; subject: string; words: string; at: Date }>`
    select id, recipient, subject, words, at from newsroom.outbox
    where (${before ?? null}::bigint is null or id < ${before ?? null}) order by id desc limit ${limit}`
  return rows.map(({ id, recipient, subject, words, at }) => ({
    ...{ id, to: recipient, subject, words, at: at.toISOString() },
  }))
}
