import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFile } from './file-lock.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  file = join(folder, 'x.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('an exclusive lock keeps the second one waiting until it is released', async () => {
  const first = await lockFile(file)
  expect(await lockFile(file, { waitMs: 0 })).toBeUndefined()
  const second = lockFile(file)
  first?.release()
  expect(await second).toBeDefined()
  ;(await second)?.release()
})

test('shared locks live together and keep an exclusive one out', async () => {
  const readers = [await lockFile(file, { shared: true }), await lockFile(file, { shared: true })]
  expect(readers).not.toContain(undefined)
  readers[0]?.release()
  expect(await lockFile(file, { waitMs: 0 })).toBeUndefined()
  readers[1]?.release()
  const alone = await lockFile(file, { waitMs: 0 })
  expect(alone).toBeDefined()
  alone?.release()
})

test('the lock of a killed process is free again', async () => {
  const script = `import { lockFile } from ${JSON.stringify(new URL('./file-lock.ts', import.meta.url).href)}
    await lockFile(${JSON.stringify(file)}); process.send('locked'); setInterval(() => {}, 1000)`
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await once(holder, 'message')
  expect(await lockFile(file, { waitMs: 0 })).toBeUndefined()
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const next = await lockFile(file, { waitMs: 0 })
  expect(next).toBeDefined()
  next?.release()
})
