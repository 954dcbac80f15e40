import type { FlattenedField } from 'payload'
import { expect, test } from 'vitest'
import { misshapenPath } from './field-shapes.ts'

const FIELDS = [
  { name: 'headline', type: 'text' },
  { name: 'kinds', type: 'select', hasMany: true, options: ['a'] },
  { name: 'section', type: 'relationship', relationTo: 'sections' },
  { name: 'tags', type: 'relationship', relationTo: 'tags', hasMany: true },
  { name: 'body', type: 'richText' },
  { name: 'slots', type: 'array', flattenedFields: [{ name: 'heading', type: 'text' }] },
  { name: 'contact', type: 'group', flattenedFields: [{ name: 'mail', type: 'email' }] },
  { name: 'parts', type: 'blocks', blocks: [{ slug: 'list', flattenedFields: [{ name: 'count', type: 'number' }] }] },
  { name: 'anything', type: 'json' },
] as unknown as FlattenedField[]

const TEXT = { root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Words' }] }] } }

test.each([
  {},
  { headline: null, body: undefined, unknown: [] },
  { headline: 'Words', kinds: ['a'], section: 'id', tags: ['id', { id: 'id' }] },
  { headline: '', kinds: 'a', section: { id: 'id' }, tags: [] },
  { body: TEXT, slots: [{ heading: 'Words' }, {}], contact: { mail: 'a@b.example' } },
  { slots: 0, parts: [{ blockType: 'list', count: '3' }], anything: { root: 5 } },
])('%j is a document', (data) => {
  expect(misshapenPath(FIELDS, data)).toBeUndefined()
})

test.each([
  [{ headline: {} }, 'headline'],
  [{ headline: ['Words'] }, 'headline'],
  [{ headline: 5 }, 'headline'],
  [{ kinds: [{}] }, 'kinds'],
  [{ section: ['id'] }, 'section'],
  [{ tags: [['id']] }, 'tags'],
  [{ body: 'Words' }, 'body'],
  [{ body: { root: { type: 'root', children: 'Words' } } }, 'body'],
  [{ body: { root: { type: 'root', children: [null] } } }, 'body'],
  [{ slots: 'Words' }, 'slots'],
  [{ slots: [{ heading: 'Words' }, { heading: [] }] }, 'slots.1.heading'],
  [{ slots: [null] }, 'slots.0'],
  [{ contact: 'Words' }, 'contact'],
  [{ contact: { mail: {} } }, 'contact.mail'],
  [{ parts: [{ blockType: 'nothing' }] }, 'parts.0'],
  [{ parts: [{ blockType: 'list', count: {} }] }, 'parts.0.count'],
  [{ parts: [{ blockType: 'list', count: 'many' }] }, 'parts.0.count'],
])('%j is none: %s', (data, path) => {
  expect(misshapenPath(FIELDS, data)).toBe(path)
})
