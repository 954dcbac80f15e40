import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../lib/testing/test-database.ts'
import { withClient } from './steps/with-client.ts'

/** Runs the command on this file's database and waits for its end. */
function edition(...args: string[]): Promise<{ status: number; output: string }> {
  return run('scripts/edition.ts', args)
}

function run(script: string, args: string[], env: NodeJS.ProcessEnv = process.env) {
  return new Promise<{ status: number; output: string }>((resolve) => {
    const child = execFile(process.execPath, [script, ...args], { timeout: 60_000, env }, (_, stdout, stderr) => {
      resolve({ status: child.exitCode ?? -1, output: stdout + stderr })
    })
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

test('where there is no newsroom, none is made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'none-'))
  const { DATABASE_URL: _, ...others } = process.env
  const nowhere = { ...others, DATA_DIR: join(folder, 'mistyped') }
  const archive = join(folder, 'archive.jsonl')
  writeFileSync(archive, '{}\n')
  const refused = { status: 1, output: expect.stringContaining('no newsroom in') }
  expect(await run('scripts/edition.ts', ['check'], nowhere)).toMatchObject(refused)
  expect(await run('scripts/import.ts', ['archive', archive, '--dry-run'], nowhere)).toMatchObject(refused)
  expect(readdirSync(folder)).toEqual(['archive.jsonl'])

  const { databaseUrl } = await testDatabase()
  const empty = new URL(databaseUrl)
  empty.pathname = '/postgres'
  expect(await run('scripts/edition.ts', ['check'], { ...process.env, DATABASE_URL: empty.href })).toMatchObject({
    status: 1,
    output: expect.stringContaining('“postgres”, holds no newsroom'),
  })
  rmSync(folder, { recursive: true })
})
