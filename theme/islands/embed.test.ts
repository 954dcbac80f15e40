import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'

const source = readFileSync(new URL('./embed.ts', import.meta.url), 'utf8')

it('begins with its reason and stays small', () => {
  expect(source).toMatch(/^\/\/ Reason: /)
  expect(brotliCompressSync(stripTypeScriptTypes(source)).length).toBeLessThan(1024)
  expect(stripTypeScriptTypes(source).length).toBeLessThan(1536)
})
