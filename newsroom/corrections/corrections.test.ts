import { expect, test } from 'vitest'
import { words as feedWords } from '../../feeds/words.ts'
import { words } from '../../theme/words.ts'
import { type Correction, keepTold, SEVERITIES } from './corrections.ts'

const told: Correction = {
  ...{ id: 'a', severity: 'correction', wrong: 'It said Monday.', correct: 'It was Tuesday.' },
  ...{ at: '2026-11-01T10:00:00.000Z', by: 'Asha' },
}
const fresh: Correction = { id: 'b', severity: 'serious', wrong: 'Ten people.', correct: 'Twelve people.' }
const now = { at: '2026-11-23T18:00:00.000Z', by: 'Ben' }

test('a new one gets its time and its name when it goes live, and not before', () => {
  expect(keepTold({ given: [told, fresh], told: [told] })).toEqual({
    corrections: [told, fresh],
    isAltered: false,
    fresh: 1,
  })
  const { corrections } = keepTold({ given: [told, fresh], told: [told], now })
  expect(corrections).toEqual([told, { ...fresh, ...now }])
})

test('one that readers have keeps its words, its time and its name, whatever a save says of it', () => {
  const rewritten = { ...told, correct: 'It was Friday.', at: null, by: 'Somebody' }
  expect(keepTold({ given: [rewritten], told: [told], now })).toEqual({
    corrections: [told],
    isAltered: true,
    fresh: 0,
  })
})

test('where an older text has it not, it is put back in front', () => {
  expect(keepTold({ given: [fresh], told: [told] })).toMatchObject({ corrections: [told, fresh], isAltered: true })
})

test('a form that leaves out what it may not say has altered nothing', () => {
  const { at: _at, by: _by, ...sent } = told
  expect(keepTold({ given: [sent], told: [told] })).toEqual({ corrections: [told], isAltered: false, fresh: 0 })
})

test('readers have a word for each severity, on pages and in feeds', () => {
  for (const severity of SEVERITIES) {
    expect(words.severity[severity], severity).toBeTruthy()
    expect(feedWords.correction[severity], severity).toBeTruthy()
  }
})
