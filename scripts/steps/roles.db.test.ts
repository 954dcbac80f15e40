import { expect, inject, test } from 'vitest'
import { readHouseEnv } from '../../lib/env.ts'
import { testDatabase } from '../../lib/testing/test-database.ts'
import { checkMayMakeRoles, prepareReader } from './roles.ts'
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

test('a second start finds the login in order and changes nothing', async () => {
  const env = readHouseEnv()
  const password = () => passwordOf(new URL(env.READER_DATABASE_URL).username)
  const before = await password()
  await prepareReader({ env, given: false })
  expect(await password()).toBe(before)
})

test('a given login that can do more than read the edition is refused', async () => {
  const env = readHouseEnv()
  const owner = { ...env, READER_DATABASE_URL: env.DATABASE_URL }
  await expect(prepareReader({ env: owner, given: true })).rejects.toMatchObject({ code: 'reader-role' })
})

test('a given login that cannot read the edition is refused', async () => {
  const env = readHouseEnv()
  const stranger = await login('stranger', 'login')
  await expect(prepareReader({ env: { ...env, READER_DATABASE_URL: stranger }, given: true })).rejects.toMatchObject({
    code: 'reader-role',
    userMessage: expect.stringContaining('cannot read the schema'),
  })
})

test('a database user who may not make roles is told the statements that an operator has to run', async () => {
  const plain = await login('plain', 'login nocreaterole')
  await withClient(inject('testHouse').superuserUrl, (client) =>
    client.query(`alter role "${new URL(readHouseEnv().READER_DATABASE_URL).username}" rename to moved_${process.pid}`),
  )
  const checking = checkMayMakeRoles({ databaseUrl: plain, given: false })
  await expect(checking).rejects.toMatchObject({
    code: 'reader-role',
    userMessage: expect.stringMatching(
      /create role broadsheet_site login;[\s\S]*grant broadsheet_reader to "broadsheet_site";/,
    ),
  })
  await expect(checkMayMakeRoles({ databaseUrl: plain, given: true })).resolves.toBeUndefined()
})

/** A new role of the test cluster, and its address on this file's database. */
async function login(name: string, attributes: string): Promise<string> {
  const role = `${name}_${process.pid}`
  await withClient(inject('testHouse').superuserUrl, (client) =>
    client.query(`create role ${role} ${attributes} password 'test'`),
  )
  const url = new URL(readHouseEnv().DATABASE_URL)
  url.username = role
  url.password = 'test'
  return url.href
}

async function passwordOf(role: string): Promise<string> {
  return withClient(inject('testHouse').superuserUrl, async (client) => {
    const { rows } = await client.query('select rolpassword from pg_authid where rolname = $1', [role])
    return rows[0].rolpassword
  })
}
