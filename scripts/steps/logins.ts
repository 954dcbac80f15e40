import { createHash } from 'node:crypto'
import pg from 'pg'
import { deriveSecret } from './secrets.ts'
import { withClient } from './with-client.ts'

/** A login of this installation that may do one thing. */
export type Login = {
  variable: 'READER_DATABASE_URL' | 'INBOX_DATABASE_URL'
  /** The role without login that migrations grant the schema to. Roles are cluster-wide: several newsrooms share it. */
  role: string
  /** How its name begins; also the name that an operator is told to give it. */
  name: string
  /** What its password is derived for. */
  purpose: string
  schema: string
  /** The one privilege in the schema, on every table of it. */
  privilege: 'select' | 'insert'
  /** Where it has the privilege not on whole tables but on some columns: all of them, with schema and table. */
  columns?: string[]
  /** The same in words, for sentences: “it can …”. */
  can: string
  settings: Record<string, string>
}

export const CONNECTION_LIMIT = 60

const PATIENCE = { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s' }

export const READER: Login = {
  variable: 'READER_DATABASE_URL',
  role: 'broadsheet_reader',
  name: 'broadsheet_site',
  purpose: 'reader',
  schema: 'edition',
  privilege: 'select',
  can: 'read the schema "edition"',
  settings: { default_transaction_read_only: 'on', ...PATIENCE },
}

/** What a process for readers sends in goes through this one. It cannot read, not even what it has written. */
export const INBOX: Login = {
  variable: 'INBOX_DATABASE_URL',
  role: 'broadsheet_inbox',
  name: 'broadsheet_site_inbox',
  purpose: 'inbox',
  schema: 'inbox',
  privilege: 'insert',
  // Not `at`: when something came in is said by the database.
  columns: ['inbox.instances.instance', 'inbox.instances.address'],
  can: 'insert into the schema "inbox"',
  settings: PATIENCE,
}

export const LOGINS = [READER, INBOX]

export type LoginUrls = Record<Login['variable'], string>

/**
 * The addresses of this installation's own logins. Their names come from the cluster and the database, their passwords
 * from PAYLOAD_SECRET: so instances that share both also share the logins, and a lost DATA_DIR leaves no orphan behind.
 */
export async function loginUrls(databaseUrl: string, payloadSecret: string): Promise<LoginUrls> {
  const suffix = await withClient(databaseUrl, installation)
  const urlOf = (login: Login): string => {
    const url = new URL(databaseUrl)
    url.username = `${login.name}_${suffix}`
    url.password = deriveSecret(payloadSecret, `${login.purpose}:${url.username}`)
    return url.href
  }
  return { READER_DATABASE_URL: urlOf(READER), INBOX_DATABASE_URL: urlOf(INBOX) }
}

/** What tells this newsroom's logins from those of others in the same cluster. */
export async function installation(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    'select system_identifier::text as cluster, current_database() as database from pg_control_system()',
  )
  return createHash('sha256').update(`${rows[0].cluster}/${rows[0].database}`).digest('hex').slice(0, 16)
}

/** Everything that makes an existing login the one that is wanted. */
export function loginStatements(login: Login, { name, secret }: { name: string; secret: string }): string[] {
  const identifier = pg.escapeIdentifier(name)
  return [
    `alter role ${identifier} password ${pg.escapeLiteral(secret)} connection limit ${CONNECTION_LIMIT}`,
    ...Object.entries(login.settings).map(([setting, value]) => `alter role ${identifier} set ${setting} = '${value}'`),
    `grant ${login.role} to ${identifier}`,
  ]
}
