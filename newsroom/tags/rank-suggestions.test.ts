import { expect, it, test } from 'vitest'
import type { Mention } from './names-in-text.ts'
import { type Company, rankSuggestions, type Similar } from './rank-suggestions.ts'

const mention = (tagId: string, counts: Partial<Mention> = {}): Mention => ({
  ...{ tagId, kind: 'topic', name: tagId, normalised: tagId, headline: 0, standfirst: 0, text: 0 },
  ...counts,
})
const company = (tagId: string, together: number, of: number): Company => ({ tagId, withName: 'Xiaomi', together, of })
const similar = (tagId: string, on: number): Similar => ({ tagId, on, of: 6 })
const ranked = ({
  mentions = [],
  companies = [],
  alike = [],
  except = [],
}: {
  mentions?: Mention[]
  companies?: Company[]
  alike?: Similar[]
  except?: string[]
}) => {
  const ids = [...mentions, ...companies, ...alike].map(({ tagId }) => tagId)
  const tags = [...new Set(ids)].map((id) => ({ id, name: id, kind: 'topic' as const, stories: 1 }))
  return rankSuggestions({ mentions, company: companies, similar: alike, tags, except: new Set(except) }).map(
    ({ name, reason }) => `${name}: ${reason}`,
  )
}

test.each<[Mention, string]>([
  [mention('a', { headline: 1 }), 'in the headline'],
  [mention('a', { standfirst: 2, text: 1 }), 'in the standfirst, in the text'],
  [mention('a', { headline: 1, text: 3 }), 'in the headline, 3 times in the text'],
  [mention('a', { text: 2, name: 'Sampa' }), '2 times in the text as “Sampa”'],
])('says where a name stands: %#', (given, reason) => {
  expect(ranked({ mentions: [given] })).toEqual([`a: ${reason}`])
})

it('puts what stands in the headline before what stands in the text, and that before company', () => {
  const mentions = [mention('text', { text: 9 }), mention('head', { headline: 1 })]
  expect(ranked({ mentions, companies: [company('friend', 42, 60)] })).toEqual([
    'head: in the headline',
    'text: 9 times in the text',
    'friend: often with Xiaomi (42 of 60)',
  ])
})

it('does not take two or few stories together for company', () => {
  expect(ranked({ companies: [company('a', 2, 2), company('b', 10, 60)] })).toEqual([])
})

it('takes tags of similar stories that more than one has', () => {
  expect(ranked({ alike: [similar('a', 4), similar('b', 1)] })).toEqual(['a: on 4 of 6 similar stories'])
})

it('names a tag once, for its best reason', () => {
  expect(ranked({ mentions: [mention('a', { headline: 1 })], companies: [company('a', 60, 60)] })).toEqual([
    'a: in the headline',
  ])
})

it('leaves out what the story has and what was refused, and stops at eight', () => {
  const mentions = Array.from({ length: 12 }, (_, index) => mention(`tag ${index}`, { text: 1 }))
  const names = ranked({ mentions, except: ['tag 0', 'tag 3'] })
  expect(names).toHaveLength(8)
  expect(names[0]).toMatch(/^tag 1:/)
  expect(names.join()).not.toMatch(/tag [03]:/)
})
