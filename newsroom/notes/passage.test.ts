import { describe, expect, test } from 'vitest'
import { findPassage, passageAt, plainTextOf } from './passage.ts'

const TEXT = `The tram is late. Nobody knows why the tram is late, says the council.
It will run in spring, and the old depot is to be sold to the highest bidder.
`
const passage = (quote: string, text = TEXT, nth = 0) => {
  let start = text.indexOf(quote)
  for (let count = 0; count < nth; count += 1) start = text.indexOf(quote, start + 1)
  const made = passageAt(text, { start, end: start + quote.length })
  if (!made) throw new Error('no passage')
  return made
}
const found = (text: string, made: ReturnType<typeof passage>) => {
  const place = findPassage(text, made)
  return place && `${place.isReworded ? '~' : ''}${text.slice(place.start, place.end)}`
}

describe('a passage is found again', () => {
  test('wherever its paragraph has gone', () => {
    const depot = passage('the old depot is to be sold')
    expect(found(TEXT, depot)).toBe('the old depot is to be sold')
    expect(found(`A new beginning.\n${TEXT.split('\n').toReversed().join('\n')}`, depot)).toBe(depot.quote)
  })

  test('of several with the same words it is the one with the same neighbours', () => {
    const second = passage('tram is late', TEXT, 1)
    expect(findPassage(`Listen: ${TEXT}`, second)?.start).toBe(8 + TEXT.indexOf('tram is late,'))
  })

  test('reworded, between its neighbours', () => {
    const depot = passage('the old depot')
    expect(found(TEXT.replace('the old depot', 'the depot by the river'), depot)).toBe('~the depot by the river')
    const first = passage('The tram is late')
    expect(found(TEXT.replace('The tram', 'The red one'), first)).toBe('~The red one is late')
    const last = passage('to the highest bidder.\n')
    expect(found(TEXT.replace('the highest bidder', 'whoever asks'), last)).toBe('~to whoever asks.')
  })
})

describe('a passage is lost', () => {
  test('where it was taken out', () => {
    const why = passage('Nobody knows why the tram is late, says the council.')
    expect(found(TEXT.replace(`${why.quote}`, ''), why)).toBeUndefined()
    expect(found('', why)).toBeUndefined()
  })

  test('where only a small word of it stands somewhere else', () => {
    expect(found('Something else that has nothing in common, and no more.', passage('and'))).toBeUndefined()
  })
})

test('blanks at the ends are not part of it, and blanks alone are none', () => {
  expect(passageAt('One two three', { start: 3, end: 8 })).toEqual({ quote: 'two', before: 'One ', after: ' three' })
  expect(passageAt('One  two', { start: 3, end: 5 })).toBeUndefined()
})

test('plain text has a piece for each text node and ends paragraphs, whatever else stands in the draft', () => {
  const text = (words: string) => ({ type: 'text', text: words })
  const root = {
    children: [
      { type: 'paragraph', children: [text('One '), { type: 'link', children: [text('two')] }, text('.')] },
      { type: 'block', fields: { text: 'A picture' } },
      {
        type: 'list',
        children: [{ type: 'listitem', children: [text('Three'), { type: 'linebreak' }, text('four')] }],
      },
      null,
    ],
  }
  const plain = plainTextOf({ root })
  expect(plain.text).toBe('One two.\nThree\nfour\n')
  expect(plain.pieces.map(({ start, length }) => plain.text.slice(start, start + length))).toEqual([
    ...['One ', 'two', '.', 'Three', 'four'],
  ])
  for (const nothing of [undefined, null, 'x', {}, { root: 7 }]) expect(plainTextOf(nothing).text).toBe('')
})
