import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { archiveJsonSchema } from './archive-json-schema.ts'

it('the committed JSON Schema is the one that the code checks by', () => {
  const committed = JSON.parse(readFileSync(new URL('./archive.schema.json', import.meta.url), 'utf8'))
  expect(committed).toEqual(JSON.parse(JSON.stringify(archiveJsonSchema())))
})
