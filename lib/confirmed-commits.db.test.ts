import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { payloadPool } from './payload-pool.ts'
import { testPayload } from './testing/test-payload.ts'
import { transactionSql } from './transaction-sql.ts'

let payload: Payload

beforeAll(async () => {
  payload = await testPayload()
  await payloadPool(payload).query(`
    create table commits (name text);
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
    create constraint trigger refuse after insert on commits deferrable initially deferred
      for each row when (new.name = 'refused') execute function refuse()`)
})

async function begin() {
  const transactionID = await payload.db.beginTransaction()
  if (transactionID === null) throw new Error('no transaction')
  return { id: transactionID, sql: await transactionSql({ payload, transactionID }) }
}
const count = async () => (await payloadPool(payload).query('select from commits')).rowCount

test('a transaction that the database commits is committed', async () => {
  const { id, sql } = await begin()
  await sql`insert into commits (name) values ('fine')`
  await payload.db.commitTransaction(id)
  expect(await count()).toBe(1)
})

test('what the database refuses at the commit is an error, and not saved', async () => {
  const { id, sql } = await begin()
  await sql`insert into commits (name) values ('refused')`
  await expect(payload.db.commitTransaction(id)).rejects.toThrow('did not confirm')
  expect(await count()).toBe(1)
})

test('so is a transaction that an earlier error had doomed', async () => {
  const { id, sql } = await begin()
  await sql`insert into commits (name) values ('lost')`
  await sql`select 1 / 0`.catch(() => {})
  await expect(payload.db.commitTransaction(id)).rejects.toThrow('did not confirm')
  expect(await count()).toBe(1)
})

test('so is a connection that broke before the database could answer', async () => {
  const { id, sql } = await begin()
  const [backend] = await sql<{ pid: number }>`select pg_backend_pid() as pid`
  await sql`insert into commits (name) values ('cut off')`
  await payloadPool(payload).query('select pg_terminate_backend($1)', [backend?.pid])
  await expect(payload.db.commitTransaction(id)).rejects.toThrow('did not confirm')
  expect(await count()).toBe(1)
})

test('the connections are used again afterwards', async () => {
  const { id, sql } = await begin()
  await sql`insert into commits (name) values ('fine')`
  await payload.db.commitTransaction(id)
  expect(await count()).toBe(2)
})
