import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceHash } from './source-hash.ts'

let root: string
const hash = () => sourceHash(relative(process.cwd(), root), join(root, 'data'))
const write = (path: string, text: string) => writeFileSync(join(root, path), text)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'source-'))
  for (const folder of ['app', 'app/story', 'data', '.next', '.data-of-another', 'node_modules', 'docs', 'scripts'])
    mkdirSync(join(root, folder))
  write('package-lock.json', '{}')
  write('app/story/page.tsx', 'one')
})
afterEach(() => rmSync(root, { recursive: true }))

test.each([
  ['a changed page', () => write('app/story/page.tsx', 'two')],
  ['a new file', () => write('app/layout.tsx', '')],
  ['a renamed file', () => renameSync(join(root, 'app/story/page.tsx'), join(root, 'app/story/route.tsx'))],
  ['other dependencies', () => write('package-lock.json', '{"a":1}')],
])('%s makes another source', (_what, change) => {
  const before = hash()
  change()
  expect(hash()).not.toBe(before)
})

test.each([
  ['a document', () => write('docs/editors.md', 'x')],
  ['a test', () => write('app/story/page.test.tsx', 'x')],
  ['a script', () => write('scripts/start.ts', 'x')],
  ['what a build leaves', () => write('.next/BUILD_ID', 'x')],
  ['the data', () => write('data/secrets.json', 'x')],
  ['the data of another newsroom', () => write('.data-of-another/secrets.json', 'x')],
  ['a package', () => write('node_modules/x.js', 'x')],
])('%s is not part of the source', (_what, change) => {
  const before = hash()
  change()
  expect(hash()).toBe(before)
})
