import { expect, test } from 'vitest'
import { mostSharedTags, newest, tfIdfCosine } from './baselines.ts'
import type { CorpusStory } from './corpus-schema.ts'
import { evaluate } from './evaluate.ts'

const day = (number: number) => Date.UTC(2026, 0, number)
const story = (slug: string, published: number, rest: Partial<CorpusStory> = {}): CorpusStory => ({
  slug,
  headline: slug,
  standfirst: '',
  body: '',
  publishedAt: day(published),
  authors: [],
  tags: [],
  links: [],
  ...rest,
})
const tag = (name: string) => ({ slug: name, name })

test('a link found at the second place counts as a hit, and as a half in the mean reciprocal rank', async () => {
  const corpus = [story('a', 1), story('b', 2), story('c', 3, { links: ['a', 'gone'] })]
  expect(await evaluate(corpus, () => ['b', 'a'], { onlyEarlier: true })).toEqual({
    sources: 1,
    hitAt5: 1,
    recallAt5: 1,
    mrr: 0.5,
  })
})

test('a story that was published later can be neither chosen nor missed', async () => {
  const corpus = [story('a', 1, { links: ['b'] }), story('b', 2)]
  expect(await evaluate(corpus, newest(corpus), { onlyEarlier: true })).toMatchObject({ sources: 0 })
  expect(await evaluate(corpus, newest(corpus), { onlyEarlier: false })).toMatchObject({ sources: 1, hitAt5: 1 })
})

test('a story does not find itself, whatever its editors link to', async () => {
  const corpus = [story('a', 1, { links: ['a'] })]
  expect(await evaluate(corpus, () => ['a'], { onlyEarlier: false })).toMatchObject({ sources: 0 })
})

test('most shared tags come first, the newest among equals', () => {
  const corpus = [
    story('old', 1, { tags: [tag('x')] }),
    story('new', 2, { tags: [tag('x')] }),
    story('both', 1, { tags: [tag('x'), tag('y')] }),
    story('source', 3, { tags: [tag('x'), tag('y')] }),
    story('other', 3),
  ]
  const [, , , source] = corpus
  if (!source) throw new Error('no source')
  expect(mostSharedTags(corpus)(source, ({ slug }) => slug !== 'source')).toEqual(['both', 'new', 'old'])
})

test('rare words weigh more than common ones, and the words of links nothing', () => {
  const corpus = [
    story('source', 9, { body: 'ferry harbour council meeting [turbine](/turbine) [turbine](/turbine)' }),
    story('ferry', 1, { body: 'ferry harbour timetable' }),
    story('council', 2, { body: 'council meeting budget' }),
    story('budget', 3, { body: 'council meeting vote' }),
    story('turbine', 4, { body: 'turbine turbine turbine' }),
  ]
  const [source] = corpus
  if (!source) throw new Error('no source')
  const found = tfIdfCosine(corpus)(source, ({ slug }) => slug !== 'source') as string[]
  expect(found[0]).toBe('ferry')
  expect(found).not.toContain('turbine')
})
