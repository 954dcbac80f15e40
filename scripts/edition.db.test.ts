import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'
import { testDatabase } from '../lib/testing/test-database.ts'
import { withClient } from './steps/with-client.ts'

/** Runs the command on this file's database and waits for its end. */
function edition(...args: string[]): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['scripts/edition.ts', ...args],
      { timeout: 60_000 },
      (_, stdout, stderr) => {
        resolve({ status: child.exitCode ?? -1, output: stdout + stderr })
      },
    )
  })
}

test('check ends with 1 and names the difference, rebuild mends it, and then check ends with 0', async () => {
  const { databaseUrl } = await testDatabase()
  const plant = `insert into edition.redirects values (gen_random_uuid(), '/planted', '/there')`
  await withClient(databaseUrl, (client) => client.query(plant))
  const found = await edition('check')
  expect(found).toMatchObject({
    status: 1,
    output: expect.stringMatching(/redirects: extra “\/planted”[\s\S]*1 difference\./),
  })
  expect(await edition('rebuild')).toMatchObject({ status: 0, output: expect.stringContaining('written anew') })
  expect(await edition('check')).toMatchObject({ status: 0, output: expect.stringContaining('no difference') })
}, 90_000)

test('anything else is answered with what it can do', async () => {
  expect(await edition('polish')).toMatchObject({ status: 2, output: expect.stringContaining('check | rebuild') })
})
