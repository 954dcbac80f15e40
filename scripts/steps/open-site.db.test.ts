import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { readHouseEnv } from '../../lib/env.ts'
import { testDatabase } from '../../lib/testing/test-database.ts'
import { awaitMigrations } from './await-migrations.ts'
import { openHouse } from './open-house.ts'
import { openSite } from './open-site.ts'
import { withClient } from './with-client.ts'

const before = { ...process.env }
beforeEach(async () => {
  await testDatabase()
  process.env.ROLE = 'site'
})
afterEach(() => {
  Object.assign(process.env, { ...before, ROLE: 'all' })
})

test('a site opens with its two logins, and the owner’s address and the secrets are taken from it', async () => {
  const secrets = {
    DATABASE_URL: process.env.DATABASE_URL,
    PAYLOAD_SECRET: process.env.PAYLOAD_SECRET,
    SMTP_URL: 'smtp://mail.example.org',
    PURGE_TOKEN: 'purge-key',
  }
  Object.assign(process.env, secrets, { PURGE: 'fastly' })
  const { env } = await openSite()
  expect(env).toMatchObject({ ROLE: 'site', PURGE: 'fastly' })
  expect(readHouseEnv().READER_DATABASE_URL).toBe(before.READER_DATABASE_URL)
  // Set and empty: Next would fill an absent one from .env.
  for (const name of Object.keys(secrets)) expect(process.env[name], name).toBe('')
  for (const secret of Object.values(secrets)) expect(Object.values(process.env)).not.toContain(secret)
  expect(env.DATABASE_URL ?? env.PAYLOAD_SECRET ?? env.SMTP_URL ?? env.PURGE_TOKEN).toBeUndefined()
})

test.each(['READER_DATABASE_URL', 'INBOX_DATABASE_URL'])('without %s a site does not start', async (name) => {
  process.env[name] = ''
  await expect(openSite()).rejects.toMatchObject({
    code: 'env-incomplete',
    userMessage: expect.stringMatching(/READER_DATABASE_URL and INBOX_DATABASE_URL/),
  })
})

test('a site does not start with a login that can do more', async () => {
  process.env.READER_DATABASE_URL = before.DATABASE_URL
  await expect(openSite()).rejects.toMatchObject({ code: 'reader-role' })
})

test('a command that works on the newsroom itself refuses the role', async () => {
  await expect(openHouse({ envFile: false })).rejects.toMatchObject({ code: 'role-site' })
})

test('it waits until the login is made, and goes on', async () => {
  const role = `late_${process.pid}`
  const env = { ...readHouseEnv(), READER_DATABASE_URL: loginUrl(role) }
  const looked = Promise.withResolvers<void>()
  // Asked after each look that found something missing.
  const isStopped = () => {
    looked.resolve()
    return false
  }
  const waiting = awaitMigrations({ env, isStopped })
  const first = await Promise.race([waiting.then(() => 'over'), looked.promise.then(() => 'still waiting')])
  expect(first).toBe('still waiting')
  await withClient(inject('testHouse').superuserUrl, (client) =>
    client.query(`create role ${role} login password 'test' in role broadsheet_reader`),
  )
  await expect(waiting).resolves.toBeUndefined()
})

test('it gives up after a while with what was missing', async () => {
  const env = { ...readHouseEnv(), READER_DATABASE_URL: loginUrl('never_made') }
  await expect(awaitMigrations({ env, patienceMs: 50 })).rejects.toMatchObject({
    code: 'not-migrated',
    userMessage: expect.stringMatching(/READER_DATABASE_URL.*refuses the password.*The desk migrates/),
  })
})

test('it stops waiting when it is asked to', async () => {
  const env = { ...readHouseEnv(), READER_DATABASE_URL: loginUrl('never_made') }
  await expect(awaitMigrations({ env, isStopped: () => true })).rejects.toMatchObject({ code: 'stopped' })
})

function loginUrl(role: string): string {
  const url = new URL(before.READER_DATABASE_URL ?? '')
  url.username = role
  url.password = 'test'
  return url.href
}
