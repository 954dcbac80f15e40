import type { Sql } from '../../lib/sql.ts'

/** Somebody who has the same text open, in another form. */
export type Present = { name: string; since: string; isSelf: boolean }
export type Presence = {
  others: Present[]
  /** The name of whoever has taken the text over from this form: what it sends is not saved any more. */
  takenBy?: string
}

/** A form gives a sign of life every 15 s; a browser that hides it, once a minute. */
const GONE_AFTER_S = 90

/**
 * A sign of life of a form, answered with who else has the text open.
 * @param takeOver - the name under which all other forms of this text are told to stop
 */
export async function giveSign(
  sql: Sql,
  { form, documentId, userId, takeOver }: { form: string; documentId: string; userId: string; takeOver?: string },
): Promise<Presence> {
  const [own] = await sql<{ taken_by: string | null }>`
    insert into newsroom.presence (form, document_id, user_id) values (${form}, ${documentId}, ${userId})
    on conflict (form) do update set seen_at = now(), document_id = excluded.document_id
      where presence.user_id = excluded.user_id
    returning taken_by`
  // The form is somebody else's: who guesses names learns nothing.
  if (!own) return { others: [] }
  if (takeOver)
    await sql`update newsroom.presence set taken_by = ${takeOver} where document_id = ${documentId} and form <> ${form}`
  await sql`delete from newsroom.presence where seen_at < now() - interval '1 day'`
  const others = await sql<{ name: string; since: Date; is_self: boolean }>`
    select users.name, min(presence.opened_at) as since, users.id = ${userId} as is_self
    from newsroom.presence join users on users.id = presence.user_id
    where document_id = ${documentId} and form <> ${form} and taken_by is null
      and seen_at > now() - ${GONE_AFTER_S} * interval '1 second'
    group by users.id order by since, users.id limit 20`
  return {
    others: others.map(({ name, since, is_self }) => ({ name, since: since.toISOString(), isSelf: is_self })),
    ...(own.taken_by !== null && { takenBy: own.taken_by }),
  }
}

/** The form was closed. */
export async function leave(sql: Sql, { form, userId }: { form: string; userId: string }): Promise<void> {
  await sql`delete from newsroom.presence where form = ${form} and user_id = ${userId}`
}

/** Who has taken a text over from a form, if anybody has. */
export async function takenBy(sql: Sql, form: string): Promise<string | undefined> {
  const [row] = await sql<{ taken_by: string | null }>`
    select taken_by from newsroom.presence where form = ${form} limit 1`
  return row?.taken_by ?? undefined
}
