import { createHash } from 'node:crypto'
import pg from 'pg'
import type { HouseEnv } from '../../lib/env.ts'
import { AppError } from '../../lib/errors.ts'
import { checkDatabase } from './check-database.ts'
import { deriveSecret } from './secrets.ts'
import { withClient } from './with-client.ts'

/** The role without login that migrations grant the schema `edition` to. Roles are cluster-wide: several newsrooms share it. */
export const READER_ROLE = 'broadsheet_reader'

const MAY_NOT = '42501'
const CONNECTION_LIMIT = 60
const SETTINGS = {
  default_transaction_read_only: 'on',
  statement_timeout: '5s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
}

/**
 * The address under which this installation reads the edition. The login's name comes from the cluster and the database, its password
 * from PAYLOAD_SECRET: so instances that share both also share the login, and a lost DATA_DIR leaves no orphan behind.
 */
export async function readerUrl(databaseUrl: string, payloadSecret: string): Promise<string> {
  const login = await withClient(databaseUrl, loginName)
  const url = new URL(databaseUrl)
  url.username = login
  url.password = deriveSecret(payloadSecret, `reader:${login}`)
  return url.href
}

/**
 * Before the migrations, which make the role if it is absent: whether they may, and whether we may make a login of it.
 * Throws with the statements that an operator must run instead.
 */
export async function checkMayMakeRoles({
  databaseUrl,
  given,
}: {
  databaseUrl: string
  given: boolean
}): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select rolsuper or rolcreaterole as may, exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_roles where rolname = $2) as login
         from pg_roles where rolname = current_user`,
      [READER_ROLE, await loginName(client)],
    )
    const { may, role, login } = rows[0]
    if (!may && !(role && (given || login))) throw needsOperator(client)
  })
}

/**
 * Makes the reader's login where READER_DATABASE_URL was not given, and in both cases makes sure that it can read the edition and nothing else.
 * Runs after the migrations. Never falls back to the owner: it throws with the statements that the operator must run.
 */
export async function prepareReader({ env, given }: { env: HouseEnv; given: boolean }): Promise<void> {
  const { DATABASE_URL, READER_DATABASE_URL } = env
  if (!given) await makeLogin(DATABASE_URL, READER_DATABASE_URL)
  await checkDatabase(READER_DATABASE_URL, 'READER_DATABASE_URL')
  const powers = await withClient(READER_DATABASE_URL, readPowers)
  if (powers.superuser) throw unfit('is a superuser')
  if (!powers.edition) throw unfit(`cannot read the schema "edition": grant it the role ${READER_ROLE}`)
  if (powers.forbidden) throw unfit(`may do more than read the schema "edition", for example with ${powers.forbidden}`)
}

async function makeLogin(databaseUrl: string, reader: string): Promise<void> {
  const { username, password } = new URL(reader)
  await withClient(databaseUrl, async (client) => {
    if (await isReady(client, username, reader)) return
    const statements = (secret: string) => loginStatements({ client, login: username, secret })
    try {
      await client.query('begin')
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [username])
      if (!rowCount) await client.query(`create role ${client.escapeIdentifier(username)} login`)
      for (const statement of statements(password)) await client.query(statement)
      await client.query('commit')
    } catch (cause) {
      await client.query('rollback')
      if (cause instanceof pg.DatabaseError && cause.code === MAY_NOT) throw needsOperator(client, cause)
      throw cause
    }
  })
}

function needsOperator(client: pg.Client, cause?: unknown): AppError {
  const login = 'broadsheet_site'
  const statements = [
    `create role ${READER_ROLE} nologin -- unless it is there`,
    `create role ${login} login`,
    ...loginStatements({ client, login, secret: 'a password of your own' }),
  ]
  const list = statements.map((statement) => statement.replace(/( --.*)?$/, ';$1')).join('\n    ')
  return new AppError('reader-role', {
    userMessage: `The user of DATABASE_URL may not make the login that reads the public edition. Let an administrator of the database run these statements, and set READER_DATABASE_URL to that login:\n    ${list}`,
    cause,
  })
}

function loginStatements({ client, login, secret }: { client: pg.Client; login: string; secret: string }): string[] {
  const name = client.escapeIdentifier(login)
  return [
    `alter role ${name} password ${client.escapeLiteral(secret)} connection limit ${CONNECTION_LIMIT}`,
    ...Object.entries(SETTINGS).map(([setting, value]) => `alter role ${name} set ${setting} = '${value}'`),
    `grant ${READER_ROLE} to ${name}`,
  ]
}

/** Whether the login is there with this password, membership and settings: then a start changes nothing, and needs no right to. */
async function isReady(client: pg.Client, login: string, reader: string): Promise<boolean> {
  const { rows } = await client.query(
    `select rolconfig as settings, rolconnlimit as connections, pg_has_role(rolname, $2, 'usage') as member
       from pg_roles where rolname = $1 and exists (select from pg_roles where rolname = $2)`,
    [login, READER_ROLE],
  )
  const expected = Object.entries(SETTINGS).map(([setting, value]) => `${setting}=${value}`)
  const settings: string[] = rows[0]?.settings ?? []
  if (
    !rows[0]?.member ||
    rows[0].connections !== CONNECTION_LIMIT ||
    !expected.every((line) => settings.includes(line))
  )
    return false
  return withClient(reader, async () => true).catch(() => false)
}

async function loginName(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    'select system_identifier::text as cluster, current_database() as database from pg_control_system()',
  )
  const hash = createHash('sha256').update(`${rows[0].cluster}/${rows[0].database}`).digest('hex').slice(0, 16)
  return `broadsheet_site_${hash}`
}

/** What the login may do: read every table of `edition`, and no table, view or sequence elsewhere (an extension's own views aside). */
async function readPowers(
  client: pg.Client,
): Promise<{ superuser: boolean; edition: boolean; forbidden: string | null }> {
  const { rows } = await client.query(`
    with relations as (
      select c.oid, n.nspname as schema, format('%I.%I', n.nspname, c.relname) as name, c.relkind
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f')
         and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
         and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    )
    select (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as superuser,
           coalesce((select bool_and(has_schema_privilege(schema, 'usage') and has_table_privilege(oid, 'select'))
                       from relations where schema = 'edition'), false) as edition,
           (select min(name) from relations
             where (schema <> 'edition' and has_table_privilege(oid, 'select, insert, update, delete'))
                or (schema = 'edition' and has_table_privilege(oid, 'insert, update, delete'))) as forbidden`)
  return rows[0]
}

function unfit(what: string): AppError {
  return new AppError('reader-role', {
    userMessage: `The login of READER_DATABASE_URL ${what}; the site starts only with a login that reads the public edition alone.`,
  })
}
