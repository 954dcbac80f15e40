import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { addJob } from '../jobs/add-job.ts'
import type { JobName, JobPayloads } from '../jobs/jobs.ts'
import { sqlOn } from '../lib/sql.ts'
import { testDatabase } from '../lib/testing/test-database.ts'
import { withClient } from '../scripts/steps/with-client.ts'
import { readiness } from './readiness.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await asOwner('delete from graphile_worker._private_jobs')
})

test('a database that this source has migrated is ready for every role', async () => {
  for (const role of ['all', 'site', 'desk', 'worker'] as const) expect(await asked({ role })).toEqual({ ready: true })
})

test('a migration of this source that is not applied is named', async () => {
  expect(await asked({ role: 'site', migration: '29990101_000000_later' })).toEqual({
    ready: false,
    reason: expect.stringContaining('29990101_000000_later'),
  })
})

test('a database that is migrated further than this source is ready: the other half of an upgrade', async () => {
  expect(await asked({ role: 'site', migration: '20200101_000000_earlier' })).toEqual({ ready: true })
})

test.each([
  ['6 minutes', { all: false, worker: false, site: true, desk: true }],
  ['4 minutes', { all: true, worker: true, site: true, desk: true }],
  ['-1 hour', { all: true, worker: true, site: true, desk: true }],
] as const)('with a job that somebody waits for and that has been due for %s: %o', async (age, expected) => {
  await waiting('deliver-receipt', { receiptId: randomUUID() }, age)
  for (const role of ['all', 'site', 'desk', 'worker'] as const) {
    const state = await asked({ role })
    expect(state.ready, role).toBe(expected[role])
    if (!state.ready) expect(state.reason).toMatch(/^A job that is due has waited for 36\d s\.$/)
  }
})

test('what an import leaves to do may wait for hours', async () => {
  await waiting('relate-story', { storyId: randomUUID() }, '6 hours')
  for (const role of ['all', 'worker'] as const) expect(await asked({ role })).toEqual({ ready: true })
})

test('a purge that nobody takes is noticed while stories are published all the time', async () => {
  await asOwner(`select edition.note('site')`)
  await asOwner(`update graphile_worker._private_jobs set run_at = now() - interval '6 minutes'`)
  await asOwner(`select edition.note('site')`)
  expect(await asked({ role: 'worker' })).toMatchObject({ ready: false })
})

test('a database before its first migration is told from one that is away', async () => {
  const refusing = (code: string) => () => Promise.reject(Object.assign(new Error('10.0.0.5 said no'), { code }))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  for (const code of ['3F000', '42P01', '42501']) {
    expect(await readiness({ sql: refusing(code), role: 'site' })).toEqual({
      ready: false,
      reason: 'The database has not been migrated.',
    })
  }
  expect(await readiness({ sql: refusing('ECONNREFUSED'), role: 'site' })).toEqual({
    ready: false,
    reason: 'The database does not answer.',
  })
})

async function asked(question: Omit<Parameters<typeof readiness>[0], 'sql'>) {
  const { readerUrl } = await testDatabase()
  return withClient(readerUrl, (client) => readiness({ sql: sqlOn(client), ...question }))
}

async function waiting<Name extends JobName>(name: Name, payload: JobPayloads[Name], age: string): Promise<void> {
  const { databaseUrl } = await testDatabase()
  await withClient(databaseUrl, (client) => addJob(sqlOn(client), name, payload))
  await asOwner(`update graphile_worker._private_jobs set run_at = now() - interval '${age}'`)
}

async function asOwner(statement: string): Promise<void> {
  const { databaseUrl } = await testDatabase()
  await withClient(databaseUrl, (client) => client.query(statement))
}
