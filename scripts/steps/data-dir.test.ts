import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDataDir } from './data-dir.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-data-dir-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('makes what is not there, open to passers-by alone, and leaves what is as it is', () => {
  const deep = join(folder, 'a/b/c')
  makeDataDir(deep)
  expect(statSync(deep).mode & 0o777).toBe(0o711)
  makeDataDir(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('a place where nothing can be made is told at once, and so is a file', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  for (const place of ['/proc/nowhere/data', file, join(file, 'below')]) {
    expect(() => makeDataDir(place)).toThrow(expect.objectContaining({ code: 'data-dir' }))
  }
})
