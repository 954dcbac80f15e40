import { expect, it } from 'vitest'
import { printCell, printFindings } from './print-findings.ts'

it('numbers stand under each other, what was not measured is a dash', () => {
  const text = printFindings({
    tables: [
      {
        title: 'Hits',
        columns: ['server', 'per second', 'ratio'],
        rows: [
          ['ours', 12345.6, 0.6666],
          ['nginx', 900, undefined],
        ],
      },
    ],
    checks: [],
  })
  expect(text.split('\n')).toEqual([
    'Hits',
    '',
    'server  per second  ratio',
    '──────  ──────────  ─────',
    'ours        12,346  0.667',
    'nginx          900      –',
  ])
})

it('a requirement that was missed is marked', () => {
  const checks = [
    { what: 'hits', required: '≥ 0.5', measured: '0.7', holds: true },
    { what: 'errors', required: '0', measured: '3', holds: false },
  ]
  const lines = printFindings({ tables: [], checks }).split('\n')
  expect(lines.find((line) => line.includes('hits'))).toMatch(/^✓/)
  expect(lines.find((line) => line.includes('errors'))).toMatch(/^✗/)
})

it('no figure claims more precision than a run has', () => {
  expect([0.12345, 12.345, 123.45, 7, Number.NaN].map(printCell)).toEqual(['0.123', '12.3', '123', '7', '–'])
})
