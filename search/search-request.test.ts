import { expect, test } from 'vitest'
import { type Cursor, cursorText, readCursor } from './cursor.ts'
import { readSearchRequest, searchHref } from './search-request.ts'

test('an address and its request say the same', () => {
  const request = {
    q: 'night trams',
    section: 'local',
    author: 'asha-rao',
    tag: 'trams',
    from: '2026-01-01',
    to: '2026-02-01',
    sort: 'date',
  } as const
  expect(searchHref(request)).toBe(
    '/search?q=night+trams&section=local&author=asha-rao&tag=trams&from=2026-01-01&to=2026-02-01&sort=date',
  )
  expect(readSearchRequest(Object.fromEntries(new URL(searchHref(request), 'http://x').searchParams))).toEqual(request)
})

test.each([
  [{}, { q: '', sort: 'relevance' }],
  [{ q: ['a', 'b'] }, { q: 'a', sort: 'relevance' }],
  [
    { q: 'a', sort: 'sideways' },
    { q: 'a', sort: 'relevance' },
  ],
  [
    { q: 'a', from: '2026-02-30', to: 'yesterday' },
    { q: 'a', sort: 'relevance' },
  ],
  [
    { q: 'a', section: "x' or 1=1", tag: '../x', author: 'x'.repeat(300) },
    { q: 'a', sort: 'relevance' },
  ],
  [
    { q: 'a', from: '2026-03-01', to: '2026-01-01' },
    { q: 'a', from: '2026-01-01', to: '2026-03-01', sort: 'relevance' },
  ],
  [
    { q: 'a', from: '0000-01-01' },
    { q: 'a', sort: 'relevance' },
  ],
])('%j is read as %j', (given, expected) => {
  expect(readSearchRequest(given)).toEqual(expected)
})

const id = '01890000-0000-7000-8000-000000000001'
const CURSORS: Cursor[] = [
  { sort: 'date', at: '1795391910000000', id, found: 42 },
  { sort: 'relevance', score: '12.345678901234567', id, found: 1001, newest: '1795391910000000', oldest: '-5' },
  { sort: 'relevance', score: '-1.5e-7', id, found: 3, newest: '2', oldest: '1' },
]

test.each(CURSORS)('a cursor comes back as it was: %j', (cursor) => {
  expect(readCursor(cursorText(cursor), cursor.sort)).toEqual(cursor)
})

test('a cursor of the other order, cut, or made by somebody is none', () => {
  const [byDate] = CURSORS
  const text = byDate ? cursorText(byDate) : ''
  expect(readCursor(text, 'relevance')).toBeUndefined()
  expect(readCursor(text.slice(0, -9), 'date')).toBeUndefined()
  for (const forged of ['', 'd~1~2~3', `d~1; drop~${id}~3`, `d~99999999999999999999~${id}~3`])
    expect(readCursor(Buffer.from(forged).toString('base64url'), 'date'), forged).toBeUndefined()
})
