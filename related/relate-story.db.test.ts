import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { bodyOf, make, makeStory, ownerSql } from '../collections/testing/stock.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { type Transact, transactOn } from '../lib/transact.ts'
import type { Article, Section, Tag } from '../payload-types.ts'
import { readStoryPage } from '../reading/story-page.ts'
import { nameParts, type Parts } from './reasons.ts'
import { relateDraft, relateStory } from './relate-story.ts'

let payload: Payload
let sql: Sql
let tools: { sql: Sql; transact: Transact }
let section: Section

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  tools = { sql, transact: transactOn(payloadPool(payload)) }
  section = await make<Section>(payload, 'sections', { name: 'News' })
  // Words that stand in every story, so that others are rare.
  for (const subject of [
    'harbour cranes',
    'school meals',
    'tax offices',
    'football grounds',
    'opera tickets',
    'bee hives',
  ])
    await tell(
      `The council talks about ${subject}`,
      `The council said on Monday that it would look at ${subject} again next year.`,
    )
})

beforeEach(async () => {
  const stories = await sql<{ id: string }>`select id from edition.stories where headline !~ 'council' order by id`
  for (const { id } of stories) await payload.delete({ collection: 'articles', id })
})

async function tell(headline: string, text: string, data: Partial<Article> = {}): Promise<Article> {
  const story = await makeStory(payload, { headline, body: bodyOf(text), section: section.id, ...data })
  await relateStory(tools, story.id)
  return story
}
const tagOf = async (name: string) => (await make<Tag>(payload, 'tags', { name })).id

async function pageOf({ slug }: Article) {
  const view = await readStoryPage('news', slug ?? '')
  if (!view || !('story' in view)) throw new Error(`${slug} is no story`)
  return view
}
const relatedOn = async (story: Article) => (await pageOf(story)).related.map(({ headline }) => headline)
const changes = async () => Number((await sql`select count(*)::int as number from edition.changes`)[0]?.number)

const DELTA =
  'Dredgers from Rotterdam widen the delta near Bangui, and fishermen of the delta fear for their mangroves.'

test('a story without tags is related by its rare words, which the reader is told', async () => {
  const old = await tell('Dredgers arrive in the delta', DELTA)
  await tell('Swimming lessons for all', 'The baths open at seven. Swimming costs nothing for children.')
  const fresh = await tell('Mangroves are cut', 'In the delta near Bangui the mangroves are cut for the dredgers.')
  const [first] = (await pageOf(fresh)).related
  expect(first?.headline).toBe(old.headline)
  expect(first?.reason).toContain('Bangui')
})

test('an older story gets one that is published later when it fits better', async () => {
  const old = await tell('Dredgers arrive in the delta', DELTA)
  expect(await relatedOn(old)).toEqual([])
  const fresh = await tell('Mangroves are cut', 'In the delta near Bangui the mangroves are cut for the dredgers.')
  expect(await relatedOn(old)).toEqual([fresh.headline])
})

test('a shared tag relates, the rarer first, and is the reason', async () => {
  const [rare, common] = [await tagOf('Kwanza'), await tagOf('Economy')]
  for (let number = 0; number < 6; number += 1)
    await tell(`Figures of week ${number}`, `Nothing moved in week ${number}.`, { tags: [common] })
  await tell('Banknotes', 'New paper is printed in secret.', { tags: [rare] })
  const source = await tell('Devaluation', 'A currency falls.', { tags: [common, rare] })
  const { related } = await pageOf(source)
  expect(related[0]?.headline).toBe('Banknotes')
  expect(related[0]?.reason).toEqual(['Kwanza'])
})

test('a reason has the name that its tag has now, for readers and editors', async () => {
  const tag = await tagOf('Kwanza')
  await tell('Banknotes', 'New paper is printed in secret.', { tags: [tag] })
  const source = await tell('Devaluation', 'A currency falls.', { tags: [tag] })
  const reason = async () => (await pageOf(source)).related[0]?.reason
  const parts = async () => {
    const [row] = await sql<{ parts: Parts }>`select parts from edition.related where story_id = ${source.id}`
    return row && (await nameParts(sql, [row.parts]))[0]?.tag?.map(({ name }) => name)
  }
  await payload.update({ collection: 'tags', id: tag, data: { name: 'Angolan kwanza' } })
  expect([await reason(), await parts()]).toEqual([['Angolan kwanza'], ['Angolan kwanza']])
  const other = await tagOf('Currencies')
  await sql`update edition.tags set merged_into = ${other} where id = ${tag}`
  expect([await reason(), await parts()]).toEqual([['Currencies'], ['Currencies']])
  await sql`update edition.tags set merged_into = null where id = ${tag}`
  const gone = { closeness: 1, tag: [{ name: `tag:${randomUUID()}`, points: 1 }] }
  expect(await nameParts(sql, [gone])).toEqual([{ closeness: 1, tag: [] }])
})

test('a rewrite of a wire report does not stand beside it', async () => {
  const wire = Array.from({ length: 60 }, (_, at) => `dredger${at} widens channel${at}`).join(' ')
  await tell('Channel widened', wire)
  await tell('Wider channel', `${wire} with two words more`)
  const source = await tell(
    'What the channel means',
    `dredger1 channel1 dredger2 channel2 and what follows for ferries and pilots`,
  )
  expect(await relatedOn(source)).toHaveLength(1)
})

test('choosing the same again is no change', async () => {
  await tell('Dredgers arrive in the delta', DELTA)
  const { id } = await tell('Mangroves are cut', 'In the delta near Bangui the mangroves are cut for the dredgers.')
  const before = await changes()
  await relateStory(tools, id)
  expect(await changes()).toBe(before)
})

test('a story that is about something else now leaves the lists it stood in', async () => {
  const old = await tell('Dredgers arrive in the delta', DELTA)
  const fresh = await tell('Mangroves are cut', 'In the delta near Bangui the mangroves are cut for the dredgers.')
  await payload.update({
    collection: 'articles',
    id: fresh.id,
    data: { headline: 'Chess', body: bodyOf('A grandmaster resigns.'), _status: 'published' },
  })
  await relateStory(tools, fresh.id)
  expect(await relatedOn(old)).toEqual([])
})

test('what is unpublished is not shown, and is back when it returns', async () => {
  const old = await tell('Dredgers arrive in the delta', DELTA)
  const fresh = await tell('Mangroves are cut', 'In the delta near Bangui the mangroves are cut for the dredgers.')
  await payload.update({ collection: 'articles', id: fresh.id, data: { _status: 'draft' } })
  expect(await relatedOn(old)).toEqual([])
  await payload.update({ collection: 'articles', id: fresh.id, data: { _status: 'published' } })
  expect(await relatedOn(old)).toEqual([fresh.headline])
})

test('pinned stories stand first, in the editor’s order, until they expire', async () => {
  const [one, two] = [await tell('Chess', 'A grandmaster resigns.'), await tell('Bread', 'Rye is dear.')]
  const chosen = await tell('Dredgers arrive in the delta', DELTA)
  const pins = (until: string | null) => [{ story: two.id, until }, { story: one.id }]
  const source = await tell('Mangroves are cut', 'In the delta near Bangui the mangroves are cut for the dredgers.', {
    pinnedRelated: pins(new Date(Date.now() + 3_600_000).toISOString()),
  })
  expect(await relatedOn(source)).toEqual([two.headline, one.headline, chosen.headline])
  await payload.update({
    collection: 'articles',
    id: source.id,
    data: { pinnedRelated: pins('2020-01-01T00:00:00Z'), _status: 'published' },
  })
  expect(await relatedOn(source)).toEqual([one.headline, chosen.headline])
})

test('a pinned story is shown below a text that leads to it, too', async () => {
  const linked = await tell('Chess', 'A grandmaster resigns.')
  const body = bodyOf({ type: 'relatedStory', storyId: linked.id }, 'Of mangroves.')
  const source = await tell('Mangroves are cut', '', { body })
  expect(await relatedOn(source)).toEqual([])
  const pinnedRelated = [{ story: linked.id }]
  await payload.update({ collection: 'articles', id: source.id, data: { pinnedRelated, _status: 'published' } })
  expect(await relatedOn(source)).toEqual([linked.headline])
})

test('a banned story is not shown, and does not show this one if so chosen', async () => {
  const old = await tell('Dredgers arrive in the delta', DELTA)
  const fresh = await tell('Mangroves are cut', 'In the delta near Bangui the mangroves are cut for the dredgers.')
  const ban = async (bothWays: boolean) => {
    await payload.update({
      collection: 'articles',
      id: fresh.id,
      data: { bannedRelated: [{ story: old.id, bothWays }], _status: 'published' },
    })
    return [await relatedOn(fresh), await relatedOn(old)]
  }
  expect(await ban(false)).toEqual([[], [fresh.headline]])
  expect(await ban(true)).toEqual([[], []])
  await relateStory(tools, fresh.id)
  await relateStory(tools, old.id)
  expect([await relatedOn(fresh), await relatedOn(old)]).toEqual([[], []])
})

test('what stands in the text is not repeated below it', async () => {
  const old = await tell('Dredgers arrive in the delta', DELTA)
  const source = await makeStory(payload, {
    headline: 'Mangroves are cut',
    body: bodyOf('In the delta near Bangui the mangroves are cut.', { type: 'relatedStory', storyId: old.id }),
    section: section.id,
  })
  await relateStory(tools, source.id)
  expect(await relatedOn(source)).toEqual([])
})

test('a long story shows the best in its text and others at its foot, none twice', async () => {
  const words = Array.from({ length: 9 }, (_, at) => `mangrove${at} dredger${at} delta${at}`)
  for (const [at, text] of words.entries()) await tell(`Part ${at}`, `${text} and whatever stands only in part${at}`)
  const source = await tell('All of it', `${words.join(' ')} ${'and so on '.repeat(250)}`)
  const { relatedInText, related } = await pageOf(source)
  expect([relatedInText.length, related.length]).toEqual([3, 5])
  expect(new Set([...relatedInText, ...related].map(({ id }) => id)).size).toBe(8)
})

test('a draft is given what a publish would choose, and nobody else is told', async () => {
  const old = await tell('Dredgers arrive in the delta', DELTA)
  const fresh = await makeStory(payload, {
    headline: 'Mangroves in the delta',
    body: bodyOf(DELTA.slice(20)),
    section: section.id,
  })
  await relateDraft(sql, fresh.id)
  expect(await relatedOn(fresh)).toEqual([old.headline])
  expect(await relatedOn(old)).toEqual([])
})

/** The tools of a job that does something else in the midst of it: before the first statement with these words. */
function interrupted(words: string, work: () => Promise<unknown>): { sql: Sql; transact: Transact } {
  let isDone = false
  const interrupting =
    (plain: Sql): Sql =>
    async (strings, ...values) => {
      if (!isDone && strings.join('?').includes(words)) {
        isDone = true
        await work()
      }
      return plain(strings, ...values)
    }
  return {
    sql: interrupting(sql),
    transact: (inside) => tools.transact((plain) => inside(interrupting(plain))),
  }
}

test('two that are related at once both enter a list', async () => {
  const old = await tell('Dredgers arrive in the delta', DELTA)
  const make = (headline: string) =>
    makeStory(payload, {
      headline,
      body: bodyOf(`In the delta near Bangui fishermen fear for the mangroves: ${headline}.`),
      section: section.id,
    })
  const [one, two] = [await make('Nets stay dry'), await make('Boats stay ashore')]
  let other: Promise<void> | undefined
  await relateStory(
    // The lists have been read, and are not written yet.
    interrupted('insert into edition.related', async () => {
      other = relateStory(tools, two.id)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }),
    one.id,
  )
  await other
  expect((await relatedOn(old)).toSorted()).toEqual([two.headline, one.headline])
})

test('a story that is offered to another while that one chooses stays in its list', async () => {
  const old = await tell('Dredgers arrive in the delta', DELTA)
  const fresh = await makeStory(payload, {
    headline: 'Mangroves are cut',
    body: bodyOf('In the delta near Bangui the mangroves are cut for the dredgers.'),
    section: section.id,
  })
  // Its candidates have been read, and the new one is not among them.
  await relateStory(
    interrupted('edition.names', () => relateStory(tools, fresh.id)),
    old.id,
  )
  expect(await relatedOn(old)).toEqual([fresh.headline])
})

test('a story that is deleted for good is found under no term any more', async () => {
  const count = async () => {
    const [row] = await sql`
      select (select count(*)::int from edition.story_vectors) as vectors, (select count(*)::int from edition.story_terms) as terms`
    return row
  }
  const before = await count()
  const { id } = await tell('Dredgers arrive in the delta', DELTA)
  expect(await count()).not.toEqual(before)
  await payload.delete({ collection: 'articles', id })
  expect(await count()).toEqual(before)
})
