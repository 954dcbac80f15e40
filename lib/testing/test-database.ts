import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { loginUrls } from '../../scripts/steps/logins.ts'
import { prepareLogins } from '../../scripts/steps/roles.ts'
import { withClient } from '../../scripts/steps/with-client.ts'
import { readOwnerEnv } from '../env.ts'

export type TestDatabase = {
  /** The owner's address: everything is allowed. */
  databaseUrl: string
  /** The site's address: may read the schema `edition`, nothing else. */
  readerUrl: string
  /** The address for what comes in from readers' processes: may insert into the schema `inbox`, nothing else. */
  inboxUrl: string
  /** This file's own DATA_DIR. */
  dataDir: string
}

let made: Promise<TestDatabase> | undefined

/**
 * The database of this test file: a copy of the migrated template, with the site's own logins. process.env points to it.
 * Goes away with the whole Postgres at the end of the run.
 */
export function testDatabase(): Promise<TestDatabase> {
  made ??= make()
  return made
}

async function make(): Promise<TestDatabase> {
  const house = inject('testHouse')
  const name = `test_${process.pid}_${Date.now().toString(36)}`
  const url = new URL(house.templateUrl)
  const template = url.pathname.slice(1)
  url.pathname = `/${name}`
  await withClient(house.superuserUrl, (client) =>
    client.query(`create database ${name} template ${template} owner ${url.username}`),
  )

  const databaseUrl = url.href
  const dataDir = join(house.dataDir, name)
  mkdirSync(dataDir)
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    ...(await loginUrls(databaseUrl, house.payloadSecret)),
    PAYLOAD_SECRET: house.payloadSecret,
    SITE_URL: 'http://localhost:3000',
    PORT: '3000',
    DATA_DIR: dataDir,
    DEMO: '0',
    // Set, not deleted: an empty variable keeps a developer's .env from filling it in.
    SMTP_URL: '',
    PURGE: '',
    ROLE: 'all',
  })
  const env = readOwnerEnv()
  await prepareLogins({ env, given: {} })
  return { databaseUrl, readerUrl: env.READER_DATABASE_URL, inboxUrl: env.INBOX_DATABASE_URL, dataDir }
}
