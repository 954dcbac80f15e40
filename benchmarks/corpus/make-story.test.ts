import { describe, expect, it } from 'vitest'
import { mentionedIn, wordCount } from '../../edition/build-story.ts'
import { createCorpus } from './corpus.ts'
import { makeStory, pathOfStory } from './make-story.ts'

const renditions = [{ hash: 'a'.repeat(32), width: 1200, height: 800, widths: [320, 1200] }]
const options = { stories: 500, seed: 3, authors: 50, tags: 200, renditions }
const corpus = createCorpus(options)
const stories = Array.from({ length: 300 }, (_, index) => makeStory(corpus, index))

describe('a story of the corpus', () => {
  it('is the same for the same seed, whichever stories were made before it', () => {
    const again = createCorpus(options)
    expect(makeStory(again, 299)).toEqual(stories[299])
    expect(makeStory(createCorpus({ ...options, seed: 4 }), 299)).not.toEqual(stories[299])
  })

  it('counts its words as the newsroom does', () => {
    for (const story of stories) expect(story.word_count).toBe(wordCount(story.body))
  })

  it('names every picture and document of its body as the newsroom does', () => {
    for (const story of stories) {
      const { media, documents } = mentionedIn(story.body)
      const lead = story.lead_media_id ? [story.lead_media_id] : []
      expect(new Set(story.media_ids)).toEqual(new Set([...lead, ...media]))
      expect(new Set(story.linked_ids)).toEqual(new Set(documents))
    }
  })

  it('has about 900 words in 25 to 30 blocks', () => {
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(stories.map((story) => story.word_count))).toBeGreaterThan(860)
    expect(mean(stories.map((story) => story.word_count))).toBeLessThan(960)
    expect(mean(stories.map((story) => story.body.length))).toBeGreaterThan(25)
    expect(mean(stories.map((story) => story.body.length))).toBeLessThan(30)
  })

  it('is about something: half of the words that could be stand in less than a sixth of the stories', () => {
    const texts = stories.map(({ body }) => JSON.stringify(body).match(/(?<![\p{L}"])\p{Ll}{5,}(?![\p{L}"])/gu) ?? [])
    const inStories = new Map<string, number>()
    for (const word of texts.flatMap((words) => [...new Set(words)]))
      inStories.set(word, (inStories.get(word) ?? 0) + 1)
    const shares = texts
      .flat()
      .map((word) => (inStories.get(word) ?? 0) / stories.length)
      .sort((a, b) => a - b)
    expect(shares[Math.floor(shares.length / 2)]).toBeLessThan(1 / 6)
    expect(shares[Math.floor(shares.length * 0.9)]).toBeGreaterThan(1 / 4)
  })

  it('is published after the one before it and has an address of its own', () => {
    const times = stories.map((story) => story.published_at)
    expect(times).toEqual([...times].sort())
    expect(new Set(stories.map((story) => pathOfStory(corpus, story))).size).toBe(stories.length)
    expect(new Set(stories.map((story) => story.id)).size).toBe(stories.length)
  })

  it('has ids that Postgres takes', () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    for (const story of stories) expect(story.id).toMatch(uuid)
  })
})

it('tags are as uneven as they are in newspapers: one is on many stories, most are on a few', () => {
  const counts = new Map<string, number>()
  for (const tag of stories.flatMap((story) => story.tag_ids)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const sorted = [...counts.values()].sort((a, b) => b - a)
  expect(sorted[0]).toBeGreaterThan(stories.length / 3)
  expect(sorted.at(Math.floor(sorted.length / 2))).toBeLessThan(stories.length / 20)
})
