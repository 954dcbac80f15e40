import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { sqlOn } from '../lib/sql.ts'
import { testDatabase } from '../lib/testing/test-database.ts'
import { liveInstances } from './instances.ts'

const pool = new pg.Pool({ connectionString: (await testDatabase()).databaseUrl, max: 1 })
const sql = sqlOn(pool)

beforeEach(async () => {
  await sql`truncate inbox.instances`
})
afterAll(() => pool.end())

const announce = (instance: string, address: string, ago = '0 s') => sql`
  insert into inbox.instances (instance, address, at) values (${instance}, ${address}, now() - ${ago}::interval)`

test('an instance is where it last said it is, for half a minute', async () => {
  await announce('one', 'http://10.0.0.1:3000', '20 s')
  await announce('one', 'http://10.0.0.2:3000', '10 s')
  await announce('silent', 'http://10.0.0.3:3000', '31 s')
  expect(await liveInstances(sql)).toEqual([{ instance: 'one', address: 'http://10.0.0.2:3000' }])
})

test('nobody is there in the future', async () => {
  await announce('one', 'http://10.0.0.1:3000')
  await announce('one', 'http://10.0.0.9:3000', '-1 hour')
  await sql`insert into inbox.instances (instance, address, at) values ('one', 'http://10.0.0.9:3000', 'infinity')`
  expect(await liveInstances(sql)).toEqual([{ instance: 'one', address: 'http://10.0.0.1:3000' }])
})

test('of an address only its origin counts, and what is none counts as nothing', async () => {
  await announce('backslash', 'http://10.0.0.1:3000\\latest\\meta-data')
  await announce('nonsense', 'http://10.0.0.1:99999')
  expect(await liveInstances(sql)).toEqual([{ instance: 'backslash', address: 'http://10.0.0.1:3000' }])
})

test.each([
  ['', 'http://10.0.0.1:3000'],
  ['x'.repeat(201), 'http://10.0.0.1:3000'],
  ['public', 'http://10.0.0.1:3000'],
  ['one', ''],
  ['one', 'ftp://10.0.0.1'],
  ['one', 'http://10.0.0.1/latest/meta-data'],
  ['one', 'http://10.0.0.1?x'],
  ['one', 'http://10.0.0.1#x'],
  ['one', 'http://name:password@10.0.0.1'],
  ['one', 'http://10.0.0.1 http://10.0.0.2'],
  ['one', 'http://10.0.0.1\n'],
  ['one', `http://${'x'.repeat(294)}`],
])('the database takes no instance “%.20s” at “%.40s”', async (instance, address) => {
  await expect(announce(instance, address)).rejects.toMatchObject({ code: '23514' })
})
