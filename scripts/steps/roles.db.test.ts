import { createHash } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { readOwnerEnv } from '../../lib/env.ts'
import { testDatabase } from '../../lib/testing/test-database.ts'
import { checkMayMakeRoles, prepareLogins } from './roles.ts'
import { withClient } from './with-client.ts'

test('the reader’s login reads the edition and is denied every table of Payload', async () => {
  const { databaseUrl, readerUrl } = await testDatabase()
  const tables = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ schema: string; name: string }>(
      "select schemaname as schema, tablename as name from pg_tables where schemaname in ('public', 'edition')",
    )
    return rows
  })
  expect(tables.map(({ schema }) => schema)).toContain('edition')
  await withClient(readerUrl, async (client) => {
    for (const { schema, name } of tables) {
      const reading = client.query(`select from ${schema}."${name}" limit 1`)
      if (schema === 'edition') await expect(reading).resolves.toBeDefined()
      else await expect(reading, name).rejects.toMatchObject({ code: '42501' })
    }
  })
})

test('the reader’s login cannot write, not even where it says it wants to', async () => {
  const { readerUrl } = await testDatabase()
  await withClient(readerUrl, async (client) => {
    await expect(client.query('create temporary table t ()')).rejects.toMatchObject({ code: '25006' })
    await client.query('set default_transaction_read_only = off')
    await expect(client.query('delete from edition.sections')).rejects.toMatchObject({ code: '42501' })
    await expect(client.query('create table edition.t ()')).rejects.toMatchObject({ code: '42501' })
    await expect(client.query('create table public.t ()')).rejects.toMatchObject({ code: '42501' })
  })
})

test('the inbox’s login inserts into the inbox and is denied everything else, also to read what it wrote', async () => {
  const { databaseUrl, inboxUrl } = await testDatabase()
  const tables = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ schema: string; name: string }>(
      `select schemaname as schema, tablename as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    return rows
  })
  expect(tables).toContainEqual({ schema: 'inbox', name: 'instances' })
  await withClient(inboxUrl, async (client) => {
    await client.query("insert into inbox.instances (instance, address) values ('test', 'http://127.0.0.1:1')")
    for (const { schema, name } of tables) {
      const table = `"${schema}"."${name}"`
      for (const statement of [`select from ${table} limit 1`, `delete from ${table}`, `truncate ${table}`])
        await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' })
      if (schema === 'inbox') continue
      await expect(client.query(`insert into ${table} default values`), table).rejects.toMatchObject({ code: '42501' })
    }
    await expect(client.query("update inbox.instances set address = 'x'")).rejects.toMatchObject({ code: '42501' })
    await expect(client.query('create table inbox.t ()')).rejects.toMatchObject({ code: '42501' })
    await expect(client.query("select graphile_worker.add_job('x')")).rejects.toMatchObject({ code: '42501' })
  })
})

test('when something came in is said by the database, not by the inbox’s login', async () => {
  const { inboxUrl } = await testDatabase()
  await withClient(inboxUrl, async (client) => {
    const insert =
      "insert into inbox.instances (instance, address, at) values ('test', 'http://127.0.0.1:1', 'infinity')"
    await expect(client.query(insert)).rejects.toMatchObject({ code: '42501' })
  })
})

test('neither login can write large objects, for which it would need no table', async () => {
  const { readerUrl, inboxUrl } = await testDatabase()
  for (const url of [readerUrl, inboxUrl]) {
    await withClient(url, async (client) => {
      await client.query('set default_transaction_read_only = off')
      for (const call of ["lo_from_bytea(0, '\\x00')", 'lo_create(0)', 'lo_creat(-1)', "lo_put(1, 0, '\\x00')"])
        await expect(client.query(`select ${call}`), call).rejects.toMatchObject({ code: '42501' })
    })
  }
})

test('neither login can lock what publishing waits in line for', async () => {
  const { databaseUrl, readerUrl, inboxUrl } = await testDatabase()
  const names = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'publishing' and tablename like '%lock%'",
    )
    return rows.map(({ name }) => name)
  })
  expect(names.sort()).toEqual(['change_lock', 'edition_lock', 'related_lock', 'slug_locks'])
  for (const url of [readerUrl, inboxUrl]) {
    await withClient(url, async (client) => {
      await client.query('set default_transaction_read_only = off')
      for (const name of names) {
        await client.query('begin')
        const locking = client.query(`lock table publishing.${name} in access share mode`)
        await expect(locking, name).rejects.toMatchObject({ code: '42501' })
        await client.query('rollback')
      }
    })
  }
})

test('a second start finds the logins in order and changes nothing', async () => {
  const env = readOwnerEnv()
  const passwords = async () =>
    Promise.all([env.READER_DATABASE_URL, env.INBOX_DATABASE_URL].map((url) => passwordOf(new URL(url).username)))
  const before = await passwords()
  await prepareLogins({ env, given: {} })
  expect(await passwords()).toEqual(before)
})

test('given logins that are not there yet are made with the name and password that they were given', async () => {
  const given = {
    READER_DATABASE_URL: addressOf(`reader_${process.pid}`, 'p@ss:word/1'),
    INBOX_DATABASE_URL: addressOf(`inbox-${process.pid}`, 'another'),
  }
  await prepareLogins({ env: { ...readOwnerEnv(), ...given }, given })
  await withClient(given.READER_DATABASE_URL, (client) => client.query('select id from edition.site'))
  await withClient(given.INBOX_DATABASE_URL, (client) =>
    client.query("insert into inbox.instances (instance, address) values ('test', 'http://127.0.0.1:1')"),
  )
})

test('instances that make the same logins at once do not get in each other’s way', async () => {
  const given = { READER_DATABASE_URL: addressOf(`both_${process.pid}`, 'test') }
  const env = { ...readOwnerEnv(), ...given }
  await expect(Promise.all([1, 2, 3].map(() => prepareLogins({ env, given })))).resolves.toHaveLength(3)
})

test('a given login that is there keeps its password, whatever the address says', async () => {
  const there = await login('there', 'login in role broadsheet_reader')
  const given = { READER_DATABASE_URL: addressOf(new URL(there).username, 'not this one') }
  const before = await passwordOf(new URL(there).username)
  await expect(prepareLogins({ env: { ...readOwnerEnv(), ...given }, given })).rejects.toMatchObject({
    code: 'database-unreachable',
    userMessage: expect.stringContaining('refuses the password'),
  })
  expect(await passwordOf(new URL(there).username)).toBe(before)
})

test.each(['READER_DATABASE_URL', 'INBOX_DATABASE_URL'] as const)('the owner as %s is refused', async (variable) => {
  const env = readOwnerEnv()
  const given = { [variable]: env.DATABASE_URL }
  await expect(prepareLogins({ env: { ...env, ...given }, given })).rejects.toMatchObject({ code: 'reader-role' })
})

test.each([
  ['READER_DATABASE_URL', 'cannot read the schema'],
  ['INBOX_DATABASE_URL', 'cannot insert into the schema'],
] as const)('a given login that has no rights, as %s, is refused', async (variable, sentence) => {
  const given = { [variable]: await login(`stranger_${variable.toLowerCase()}`, 'login') }
  await expect(prepareLogins({ env: { ...readOwnerEnv(), ...given }, given })).rejects.toMatchObject({
    code: 'reader-role',
    userMessage: expect.stringContaining(sentence),
  })
})

test.each([
  ['select on inbox.instances', 'inbox.instances'],
  ['select (address) on inbox.instances', 'inbox.instances'],
  ['update on inbox.instances', 'inbox.instances'],
  ['insert on inbox.instances', 'inbox.instances'],
  ['insert (at) on inbox.instances', 'inbox.instances'],
  ['select on edition.site', 'edition.site'],
  ['insert on public.tags', 'public.tags'],
  ['usage on schema publishing', 'the schema publishing'],
])('a login for the inbox that also has “%s” is refused', async (privilege, named) => {
  const name = createHash('sha256').update(privilege).digest('hex').slice(0, 20)
  const url = await login(`inbox_${name}`, 'login in role broadsheet_inbox')
  await withClient(readOwnerEnv().DATABASE_URL, (client) =>
    client.query(`grant ${privilege} to ${new URL(url).username}`),
  )
  const given = { INBOX_DATABASE_URL: url }
  await expect(prepareLogins({ env: { ...readOwnerEnv(), ...given }, given })).rejects.toMatchObject({
    code: 'reader-role',
    userMessage: expect.stringContaining(`for example with ${named};`),
  })
})

test('a login that may insert only a part of what is told is refused', async () => {
  const url = await login('part', 'login')
  await withClient(readOwnerEnv().DATABASE_URL, (client) =>
    client.query(
      `grant usage on schema inbox to ${new URL(url).username}; grant insert (instance) on inbox.instances to ${new URL(url).username}`,
    ),
  )
  const given = { INBOX_DATABASE_URL: url }
  await expect(prepareLogins({ env: { ...readOwnerEnv(), ...given }, given })).rejects.toMatchObject({
    userMessage: expect.stringContaining('cannot insert into the schema'),
  })
})

test.each(['reader', 'inbox'] as const)('a login for the %s that may write large objects is refused', async (kind) => {
  const url = await login(`large_${kind}`, `login in role broadsheet_${kind}`)
  const superuser = new URL(inject('testHouse').superuserUrl)
  superuser.pathname = new URL(url).pathname
  await withClient(superuser.href, (client) =>
    client.query(`grant execute on function lo_create(oid) to ${new URL(url).username}`),
  )
  const given = { [kind === 'reader' ? 'READER_DATABASE_URL' : 'INBOX_DATABASE_URL']: url }
  await expect(prepareLogins({ env: { ...readOwnerEnv(), ...given }, given })).rejects.toMatchObject({
    code: 'reader-role',
    userMessage: expect.stringContaining('for example with the function lo_create(oid);'),
  })
})

test('where everyone may write large objects and the owner cannot change it, the logins are taken all the same', async () => {
  const env = readOwnerEnv()
  const superuser = new URL(inject('testHouse').superuserUrl)
  superuser.pathname = new URL(env.DATABASE_URL).pathname
  const mayPublic = async () =>
    withClient(superuser.href, async (client) => {
      const { rows } = await client.query("select has_function_privilege('public', 'lo_create(oid)', 'execute') as may")
      return rows[0].may
    })
  await withClient(superuser.href, (client) => client.query('grant execute on function lo_create(oid) to public'))
  await prepareLogins({ env, given: {} })
  expect(await mayPublic()).toBe(true)
  await prepareLogins({ env, given: {}, superuserUrl: inject('testHouse').superuserUrl })
  expect(await mayPublic()).toBe(false)
})

test('a database user who may not make roles is told the statements that an operator has to run', async () => {
  const plain = await login('plain', 'login nocreaterole')
  const env = readOwnerEnv()
  const both = { READER_DATABASE_URL: await login('r', 'login'), INBOX_DATABASE_URL: await login('i', 'login') }
  await expect(checkMayMakeRoles({ databaseUrl: plain, given: both })).resolves.toBeUndefined()
  await withClient(inject('testHouse').superuserUrl, (client) =>
    client.query(`alter role "${new URL(env.INBOX_DATABASE_URL).username}" rename to moved_${process.pid}`),
  )
  const reader = { READER_DATABASE_URL: both.READER_DATABASE_URL }
  const absent = { ...both, INBOX_DATABASE_URL: addressOf('nobody_has_this_name', 'test') }
  for (const given of [{}, reader, absent]) {
    await expect(checkMayMakeRoles({ databaseUrl: plain, given })).rejects.toMatchObject({
      code: 'reader-role',
      userMessage: expect.stringMatching(
        /create role broadsheet_site login;[\s\S]*grant broadsheet_reader to "broadsheet_site";[\s\S]*create role broadsheet_site_inbox login;[\s\S]*grant broadsheet_inbox to "broadsheet_site_inbox";/,
      ),
    })
  }
})

/** A new role of the test cluster, and its address on this file's database. */
async function login(name: string, attributes: string): Promise<string> {
  const role = `${name}_${process.pid}`
  await withClient(inject('testHouse').superuserUrl, (client) =>
    client.query(`create role ${role} ${attributes} password 'test'`),
  )
  return addressOf(role, 'test')
}

function addressOf(role: string, password: string): string {
  const url = new URL(readOwnerEnv().DATABASE_URL)
  url.username = encodeURIComponent(role)
  url.password = encodeURIComponent(password)
  return url.href
}

async function passwordOf(role: string): Promise<string> {
  return withClient(inject('testHouse').superuserUrl, async (client) => {
    const { rows } = await client.query('select rolpassword from pg_authid where rolname = $1', [role])
    return rows[0].rolpassword
  })
}
