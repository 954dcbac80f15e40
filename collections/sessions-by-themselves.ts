import { AuthenticationError, type BasePayload, type DatabaseAdapterObj } from 'payload'
import type { Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import type { User } from '../payload-types.ts'

type Session = { id: string; createdAt?: string | Date | null; expiresAt: string | Date }
type UpdateOne = BasePayload['db']['updateOne']
type Given = Parameters<UpdateOne>[0]

/** A session so new may have been opened while another was being ended. */
const JUST_NOW = '10 seconds'

/**
 * Payload 3.90 signs somebody in, keeps them signed in and signs them out by writing the whole account back as it was when it was
 * read, for the sake of one session: of two sign-ins at once one was signed out again, and a role, a password or a lock that an
 * admin had changed meanwhile was as before. With this adapter such a write is one of sessions and of nothing else.
 */
export function withSessionsByThemselves<Adapter>(adapter: DatabaseAdapterObj<Adapter>): DatabaseAdapterObj<Adapter> {
  return {
    ...adapter,
    init(args) {
      const db = adapter.init(args)
      const { payload } = args
      const { updateOne }: { updateOne: UpdateOne } = db as unknown as BasePayload['db']
      const guarded: UpdateOne = async function (this: unknown, given) {
        if (!isOfSessions(given)) return updateOne.call(this as BasePayload['db'], given)
        const { sessions, hash } = given.data as { sessions: Session[]; hash?: string }
        const req = { payload, transactionID: given.req?.transactionID }
        await writeSessions(await transactionSql(req), {
          account: String(given.id),
          sessions,
          hash,
          asker: (given.req?.user as { _sid?: string } | null | undefined)?._sid,
          isRequest: given.req !== undefined,
        })
        return null
      }
      return Object.assign(db as object, { updateOne: guarded }) as Adapter
    },
  }
}

/** Whoever edits an account is told what became of it; who only opens or ends a session does not ask. */
function isOfSessions({ collection, id, data, returning }: Given): boolean {
  return (
    collection === 'users' && id !== undefined && returning === false && Array.isArray((data as Partial<User>).sessions)
  )
}

async function writeSessions(
  sql: Sql,
  {
    account,
    sessions,
    hash,
    asker,
    isRequest,
  }: {
    account: string
    sessions: Session[]
    /** Of the password, as it was when the account was read. */
    hash: string | undefined
    asker: string | undefined
    isRequest: boolean
  },
): Promise<void> {
  // Whoever disables the account, or gives it a password, now ends these sessions too.
  const [now] = await sql<{ hash: string | null }>`select hash from users where id = ${account} for update`
  const added = sessions.find(({ createdAt }) => createdAt instanceof Date)
  // Whoever signs in gave the password of before, and it was changed while it was being checked.
  if (added && now?.hash !== hash) throw new AuthenticationError()
  const kept = sessions.map(({ id }) => id)
  // Also of the account's own: an attack on it ends all that were opened meanwhile.
  const sparesNew = isRequest && kept.length > 0
  await sql`
    delete from users_sessions where _parent_id = ${account} and (expires_at <= now()
      or id <> all (${kept}::text[]) and (id = ${asker ?? null} or not ${sparesNew} or created_at < now() - ${JUST_NOW}::interval))`
  // What has a new end, or is new, has it as a moment of this process; what was read from the database is text.
  const renewed = sessions.filter(({ expiresAt }) => expiresAt instanceof Date)
  await sql`
    update users_sessions set expires_at = new.expires_at
    from unnest(${renewed.map(({ id }) => id)}::text[], ${renewed.map(({ expiresAt }) => expiresAt)}::timestamptz[]) as new (id, expires_at)
    where users_sessions.id = new.id and _parent_id = ${account}`
  if (!added) return
  await sql`
    insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
    select coalesce(max(_order), 0) + 1, ${account}::uuid, ${added.id}, ${added.createdAt}, ${added.expiresAt}
    from users_sessions where _parent_id = ${account}`
}
