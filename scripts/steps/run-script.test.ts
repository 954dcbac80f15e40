import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFile } from './file-lock.ts'
import { runScript } from './run-script.ts'

let folder: string
const script = (text: string) => {
  const file = join(folder, 'script.mjs')
  writeFileSync(file, text)
  return file
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'script-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a script that has nothing more to do ends, and its lines arrive', async () => {
  const lines: string[] = []
  await runScript(script('console.log("one"); console.error("two")'), { onLine: (line) => lines.push(line) })
  expect(lines.sort()).toEqual(['one', 'two'])
})

test('a failed script is an error that carries its last lines', async () => {
  await expect(runScript(script('console.error("no such table"); process.exit(3)'))).rejects.toMatchObject({
    code: 'script-failed',
    userMessage: expect.stringMatching(/ended with status 3:\s+no such table/),
  })
})

test('a script that met a full disk says so in a sentence', async () => {
  await expect(
    runScript(script('console.error("ENOSPC: no space left on device, write"); process.exit(1)')),
  ).rejects.toMatchObject({ code: 'disk-full' })
})

test('a script ends with the command that started it, however that was killed', async () => {
  const held = join(folder, 'held.lock')
  const long = script(
    `import { lockFile } from ${ours('file-lock.ts')}
     await lockFile(${JSON.stringify(held)})
     console.log('holds it')
     setInterval(() => {}, 1000)`,
  )
  const command = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { runScript } from ${ours('run-script.ts')}
       runScript(${JSON.stringify(long)}, { onLine: (line) => process.send(line) })`,
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  expect(await once(command, 'message')).toContain('holds it')
  expect(await lockFile(held, { waitMs: 0 })).toBeUndefined()
  command.kill('SIGKILL')
  const free = await lockFile(held, { waitMs: 10_000 })
  expect(free).toBeDefined()
  free?.release()
})

function ours(name: string): string {
  return JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href)
}
