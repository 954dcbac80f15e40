import { expect, it } from 'vitest'
import { batches } from './batches.ts'
import { createCorpus } from './corpus.ts'
import { sampleTerms } from './make-terms.ts'

const renditions = [{ hash: 'a'.repeat(32), width: 1200, height: 800, widths: [320, 1200] }]
const corpus = createCorpus({ stories: 230, seed: 3, authors: 20, tags: 100, renditions })
const words = [...corpus.maker.vocabulary(), ...Array.from({ length: 9001 }, (_, number) => String(number))]
const stems = new Map(words.map((word) => [word, { lexemes: [[word, 1]] as [string, number][], places: 1 }]))
const making = { corpus, lexicon: { stems, sample: sampleTerms(corpus, stems) } }

it('threads make the same batches in the same order as one alone, the last one short', async () => {
  const alone = await Array.fromAsync(batches(making, { size: 50, threads: 0 }))
  expect(alone.map(({ parts }) => parts.length)).toEqual([50, 50, 50, 50, 30])
  expect(await Array.fromAsync(batches(making, { size: 50, threads: 3 }))).toEqual(alone)
})

it('whoever stops in the middle leaves no thread behind', async () => {
  for await (const { parts } of batches(making, { size: 50, threads: 2 })) {
    expect(parts).toHaveLength(50)
    break
  }
  expect(process.getActiveResourcesInfo().filter((name) => name === 'MessagePort')).toHaveLength(0)
})
