import pg from 'pg'
import type { OwnerEnv } from '../../lib/env.ts'
import { AppError } from '../../lib/errors.ts'
import { closeLargeObjects } from './large-objects.ts'
import { checkPowers } from './login-powers.ts'
import { CONNECTION_LIMIT, installation, LOGINS, type Login, type LoginUrls, loginStatements } from './logins.ts'
import { withClient } from './with-client.ts'

/** The logins that the environment named; what is absent is ours to make. */
export type GivenLogins = Partial<LoginUrls>

const MAY_NOT = '42501'
/** Any number will do, as long as every instance takes the same. */
const LOGIN_LOCK = 727_010_453

/**
 * Before the migrations, which make the roles if they are absent: whether they may, and whether we may make logins of them.
 * Throws with the statements that an operator must run instead.
 */
export async function checkMayMakeRoles({
  databaseUrl,
  given,
}: {
  databaseUrl: string
  given: GivenLogins
}): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
    )
    if (rows[0].may) return
    for (const login of LOGINS) {
      const url = given[login.variable]
      const name = url ? userOf(url).name : `${login.name}_${await installation(client)}`
      const isThere = (url && !isSamePlace(url, databaseUrl)) || (await hasRole(client, name))
      if (!isThere || !(await hasRole(client, login.role))) throw needsOperator()
    }
  })
}

/**
 * Makes the logins that are ours to make: those that were not given, and a given one that is not there yet, with the name and
 * password it was given (an installation whose readers' processes know their logins in advance). An existing one that was given
 * is left as it is. Makes sure in each case that each login can do its one thing and nothing else.
 * Runs after the migrations. Never falls back to the owner: it throws with the statements that the operator must run.
 */
export async function prepareLogins({
  env,
  given,
  superuserUrl,
}: {
  env: OwnerEnv
  given: GivenLogins
  /** Of the own database's cluster. */
  superuserUrl?: string | undefined
}): Promise<void> {
  await closeLargeObjects(superuserUrl ? atDatabaseOf(env.DATABASE_URL, superuserUrl) : env.DATABASE_URL)
  for (const login of LOGINS) {
    const url = env[login.variable]
    await withClient(env.DATABASE_URL, async (client) => {
      const isOurs =
        given[login.variable] === undefined || (await isAbsentHere({ client, url, owner: env.DATABASE_URL }))
      if (isOurs) await makeLogin(client, login, url)
    })
    await checkPowers(url, login)
  }
}

function atDatabaseOf(databaseUrl: string, superuserUrl: string): string {
  return Object.assign(new URL(superuserUrl), { pathname: new URL(databaseUrl).pathname }).href
}

async function isAbsentHere({
  client,
  url,
  owner,
}: {
  client: pg.Client
  url: string
  owner: string
}): Promise<boolean> {
  const { name, secret } = userOf(url)
  // On another server, such as a replica, logins are that server's business.
  return isSamePlace(url, owner) && name !== '' && secret !== '' && !(await hasRole(client, name))
}

async function makeLogin(client: pg.Client, login: Login, url: string): Promise<void> {
  const { name, secret } = userOf(url)
  if (await isReady(client, login, url)) return
  try {
    await client.query('begin')
    // Instances that start at once make the same login.
    await client.query('select pg_advisory_xact_lock($1)', [LOGIN_LOCK])
    if (!(await hasRole(client, name))) await client.query(`create role ${client.escapeIdentifier(name)} login`)
    for (const statement of loginStatements(login, { name, secret })) await client.query(statement)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    if (cause instanceof pg.DatabaseError && cause.code === MAY_NOT) throw needsOperator(cause)
    throw cause
  }
}

function needsOperator(cause?: unknown): AppError {
  const statements = LOGINS.flatMap((login) => [
    `create role ${login.role} nologin -- unless it is there`,
    `create role ${login.name} login`,
    ...loginStatements(login, { name: login.name, secret: 'a password of your own' }),
  ])
  const list = statements.map((statement) => statement.replace(/( --.*)?$/, ';$1')).join('\n    ')
  const variables = LOGINS.map(({ variable }) => variable).join(' and ')
  return new AppError('reader-role', {
    userMessage: `The user of DATABASE_URL may not make the logins of the readers' site. Let an administrator of the database run these statements, and set ${variables} to these logins:\n    ${list}`,
    cause,
  })
}

/** Whether the login is there with this password, membership and settings: then a start changes nothing, and needs no right to. */
async function isReady(client: pg.Client, login: Login, url: string): Promise<boolean> {
  const { rows } = await client.query(
    `select rolconfig as settings, rolconnlimit as connections, pg_has_role(rolname, $2, 'usage') as member
       from pg_roles where rolname = $1 and exists (select from pg_roles where rolname = $2)`,
    [userOf(url).name, login.role],
  )
  const expected = Object.entries(login.settings).map(([setting, value]) => `${setting}=${value}`)
  const settings: string[] = rows[0]?.settings ?? []
  if (
    !rows[0]?.member ||
    rows[0].connections !== CONNECTION_LIMIT ||
    !expected.every((line) => settings.includes(line))
  )
    return false
  return withClient(url, async () => true).catch(() => false)
}

async function hasRole(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  return rowCount === 1
}

function userOf(url: string): { name: string; secret: string } {
  const { username, password } = new URL(url)
  return { name: decodeURIComponent(username), secret: decodeURIComponent(password) }
}

function isSamePlace(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => {
    const { hostname, port, pathname, searchParams } = new URL(text)
    return `${hostname || searchParams.get('host')}:${port || 5432}${pathname}`
  })
  return one === other
}
