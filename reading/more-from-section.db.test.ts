import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { make, makeStory } from '../collections/testing/stock.ts'
import { runInScope } from '../delivery/render-scope.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Section } from '../payload-types.ts'
import { readStoryPage } from './story-page.ts'

let payload: Payload
let section: Section
const ids: string[] = []

beforeAll(async () => {
  payload = await testPayload()
  section = await make<Section>(payload, 'sections', { name: 'News' })
})

async function growTo(places: number): Promise<void> {
  while (ids.length < places) {
    const { id } = await makeStory(payload, { headline: `Story ${ids.length + 1}`, section: section.id })
    ids.push(id)
  }
}

/** What the page of the story in a place leads on to, and under which names it depends on its section's list. */
async function moreOf(place: number): Promise<{ places: number[]; lists: string[] }> {
  const { scope, result } = await runInScope(`/news/story-${place}`, () => readStoryPage('news', `story-${place}`))
  if (!result || !('story' in result)) throw new Error(`no story in place ${place}`)
  return {
    places: result.moreFromSection.map(({ headline }) => Number(headline.slice(6))),
    lists: [...scope.tags].filter((tag) => tag.startsWith(`list:${section.id}`)).map((tag) => tag.slice(41)),
  }
}

test('among the newest of its section a story leads on to the newest, and waits for those to come', async () => {
  await growTo(7)
  expect(await moreOf(7)).toEqual({ places: [6, 5, 4, 3, 2], lists: ['/1', '/2'] })
  expect(await moreOf(1)).toEqual({ places: [7, 6, 5, 4, 3], lists: ['/1', '/2'] })
})

test('twenty places on it stays as it is, whatever is published', async () => {
  await growTo(24)
  const { places, lists } = await moreOf(2)
  expect(places).toEqual([22, 21, 20, 19, 18])
  expect(lists).toEqual(['/1', '/2'])
  await growTo(45)
  expect(await moreOf(2)).toEqual({ places, lists })
})

test('where one of the five is unpublished, the next takes its place, and returns it', async () => {
  const set = (place: number, _status: 'draft' | 'published') =>
    payload.update({ collection: 'articles', id: ids[place - 1] ?? '', data: { _status }, depth: 0 })
  await set(21, 'draft')
  expect((await moreOf(2)).places).toEqual([22, 20, 19, 18, 17])
  await set(21, 'published')
  expect((await moreOf(2)).places).toEqual([22, 21, 20, 19, 18])
})
