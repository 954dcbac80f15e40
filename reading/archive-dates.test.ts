import { expect, test } from 'vitest'
import { archiveHref, dayFrom, monthFrom } from './archive-dates.ts'

test.each(['2026-11-22', '2024-02-29', '0999-01-01'])('%s is a day', (written) => {
  const [year = '', month = '', day = ''] = written.split('-')
  expect(dayFrom({ year, month, day })).toBe(written)
})

test.each(['2026-02-29', '2026-13-01', '2026-1-01', '26-01-01', '2026-01-1', '2026-00-10', '0000-01-01', '2026-01-x'])(
  '%s is none',
  (written) => {
    const [year = '', month = '', day = ''] = written.split('-')
    expect(dayFrom({ year, month, day })).toBeUndefined()
  },
)

test('a month is written in one way', () => {
  expect(monthFrom({ year: '2026', month: '02' })).toBe('2026-02')
  expect(monthFrom({ year: '2026', month: '2' })).toBeUndefined()
  expect([archiveHref('2026-02'), archiveHref('2026-02-03')]).toEqual(['/archive/2026/02', '/archive/2026/02/03'])
})
