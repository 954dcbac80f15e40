import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import { checkEdition } from '../../edition/check.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { type Transact, transactOn } from '../../lib/transact.ts'
import type { Article, Section, Tag } from '../../payload-types.ts'
import { deleteDroppedLists, doTagWork } from './do-work.ts'
import { mergeTag, type Ordered, undoMerge } from './merge-tag.ts'
import type { Sizes } from './sizes.ts'
import { deleteTag, splitTag } from './split-tag.ts'
import { by, readJoins, tagsNamed } from './testing/tag-stock.ts'
import { readWorks } from './works.ts'

/** Tags of a handful of stories are large ones. */
const sizes: Sizes = { places: 2, quickPlaces: 1, stories: 2, quickStories: 1, rows: 3, dropped: 2 }

let payload: Payload
let sql: Sql
let transact: Transact
let section: Section

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  transact = transactOn(payloadPool(payload))
  section = await make<Section>(payload, 'sections', { name: 'News' })
})
beforeEach(async () => {
  await sql`delete from graphile_worker._private_jobs`
  expect(await checkEdition(payload)).toEqual([])
})

const publish = (headline: string, tags: Tag[]) =>
  makeStory(payload, { headline, section: section.id, tags: tags.map(({ id }) => id) })
const retag = ({ id }: Article, tags: Tag[], isDraft = false) =>
  payload.update({
    collection: 'articles',
    id,
    data: { tags: tags.map((tag) => tag.id), ...(!isDraft && { _status: 'published' as const }) },
    draft: isDraft,
  })
const unpublish = ({ id }: Article) => payload.update({ collection: 'articles', id, data: { _status: 'draft' } })

type Meanwhile = (() => Promise<unknown>)[]

/**
 * Has the job do what was ordered, and clears away behind it. Resolves to how many transactions it took.
 * @param meanwhile - what a newsroom does, one thing before each transaction, and what is left afterwards
 */
async function work(ordered: Promise<Ordered>, meanwhile: Meanwhile = []): Promise<number> {
  const { workId, isDone } = await ordered
  expect(isDone).toBe(false)
  const jobs = await sql<{ payload: unknown }>`
    select payload from graphile_worker._private_jobs as job
    where task_id = (select id from graphile_worker._private_tasks where identifier = 'change-tags') order by id`
  expect(jobs).toEqual([{ payload: { workId } }])
  const left = [...meanwhile]
  let steps = 0
  const between: Transact = async (inside) => {
    await left.shift()?.()
    steps += 1
    return transact(inside)
  }
  const { signal } = new AbortController()
  await doTagWork(workId, { sql, transact: between, signal, sizes })
  for (const each of left) await each()
  await deleteDroppedLists({ transact, signal, sizes })
  await sql`delete from graphile_worker._private_jobs`
  expect(await checkEdition(payload)).toEqual([])
  return steps
}
const merge = (tag: Tag, into: Tag) =>
  transact((inside) => mergeTag(inside, { tagId: tag.id, intoId: into.id, by, sizes }))
const undo = (tag: Tag) => transact((inside) => undoMerge(inside, { tagId: tag.id, by, sizes }))
const latestWork = async (tag: Tag) => (await readWorks(sql, { tagId: tag.id, limit: 1 }))[0]

/** Every row that says which tags a story or a version has. */
const joinRows = () => sql`
  select 'story' as of, id, parent_id, "order", path, tags_id from articles_rels where tags_id is not null
  union all select 'version', id, parent_id, "order", path, tags_id from _articles_v_rels where tags_id is not null
  order by 1, 2`

describe('a merge by the job', () => {
  test('and its undoing write no join row of any story', async () => {
    const { one, two, third } = await tagsNamed(payload, 'one', 'two', 'third')
    for (const number of [1, 2, 3]) await publish(`Story ${number}`, [one])
    for (const number of [4, 5]) await publish(`Story ${number}`, [two, one])
    await work(merge(third, two))
    const before = await joinRows()
    // Given up, begun, counted, three bits of two, shown.
    expect(await work(merge(one, two))).toBe(7)
    expect(await latestWork(one)).toMatchObject({ kind: 'merge', status: 'done', stories: 5, done: 5, total: 5 })
    expect(await joinRows()).toEqual(before)
    await work(undo(one))
    expect(await latestWork(one)).toMatchObject({ kind: 'undo', status: 'done', done: 2, total: 2 })
    expect(await joinRows()).toEqual(before)
  })

  test('undone, with publishes in between: stories and lists are what they would be without any merge', async () => {
    const days = async (isMerged: boolean) => {
      const { one, two, third, other } = await tagsNamed(payload, 'one', 'two', 'third', 'other')
      const stories: Article[] = []
      for (let number = 1; number <= 6; number += 1)
        stories.push(await publish(`Story ${number}`, [[one], [two, one], [other, two]][number % 3] as Tag[]))
      const [first, second, leaves, away, drafted] = stories as [Article, Article, Article, Article, Article]
      const whileMerging: Meanwhile = [
        () => publish('Before it begins', [one]),
        () => unpublish(away),
        () => retag(first, [two, one]),
        () => publish('While it fills', [two]),
        () => retag(leaves, [other]),
        () => retag(drafted, [one], true),
        () => publish('Before it shows', [one, two]),
      ]
      const whileUndoing: Meanwhile = [
        () => retag(away, [one, two]),
        () => publish('Before it parts', [two, one]),
        () => unpublish(second),
        () => retag(leaves, [two]),
        () => publish('While it parts', [one]),
      ]
      // Taking a merge back has lists to fill only where the tag that stays stands for others, too.
      if (isMerged) await work(merge(third, two))
      if (isMerged) await work(merge(one, two), whileMerging)
      else for (const each of whileMerging) await each()
      await publish('Merged', [one])
      if (isMerged) await work(undo(one), whileUndoing)
      else for (const each of whileUndoing) await each()
      await publish('Last', [two, one])
      return readJoins(sql, [one, two, third, other])
    }
    const without = await days(false)
    expect(without.length).toBeGreaterThan(40)
    expect(await days(true)).toEqual(without)
  })

  test('that died half-way is done by the next try, whole', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    for (const number of [1, 2, 3, 4, 5]) await publish(`Story ${number}`, [number % 2 ? one : two])
    const dies = () => Promise.reject(new Error('The machine is gone.'))
    const ordered = await merge(one, two)
    const wait = async () => {}
    await expect(work(Promise.resolve(ordered), [wait, wait, wait, wait, dies])).rejects.toThrow('is gone')
    expect(await latestWork(one)).toMatchObject({ status: 'running', done: 2, total: 5 })
    expect(await sql`select merged_into_id as into from tags where id = ${one.id}`).toEqual([{ into: null }])
    await publish('Between the tries', [one])
    await work(Promise.resolve(ordered))
    expect(await latestWork(one)).toMatchObject({ status: 'done', done: 6, total: 6 })
    const lists = await sql`select state from edition.tag_lists where tag_id in (${one.id}, ${two.id})`
    expect(lists).toEqual([{ state: 'shown' }])
  })
})

test('a split by the job gives the chosen stories the other tag, bit by bit, but not who has lost the first meanwhile', async () => {
  const { one, two, other } = await tagsNamed(payload, 'one', 'two', 'other')
  const stories: Article[] = []
  for (let number = 1; number <= 5; number += 1) stories.push(await publish(`Story ${number}`, [other, one]))
  const [oldest, second] = stories as [Article, Article]
  const steps = await work(
    transact((inside) => splitTag(inside, { tagId: one.id, intoId: two.id, mode: 'instead', choice: {}, by, sizes })),
    [
      async () => {},
      async () => {},
      // The oldest comes last.
      () => Promise.all([retag(oldest, [other]), unpublish(second), publish('Later', [one])]),
    ],
  )
  // Chosen, three bits of two, finished.
  expect(steps).toBe(5)
  expect(await latestWork(one)).toMatchObject({ kind: 'split', status: 'done', stories: 5, done: 5, total: 5 })
  const tagged = await sql<{ headline: string; tags: string }>`
    select headline, string_agg(regexp_replace(tags.name, ' \\d+$', ''), ', ' order by rels."order") as tags
    from articles join articles_rels as rels on rels.parent_id = articles.id join tags on tags.id = rels.tags_id
    where articles.id in (select parent_id from articles_rels where tags_id = ${other.id}) or rels.tags_id = ${one.id}
    group by articles.id, headline order by headline`
  expect(tagged.map(({ headline, tags }) => `${headline}: ${tags}`)).toEqual([
    'Later: one',
    'Story 1: other',
    'Story 2: other, one',
    'Story 3: other, two',
    'Story 4: other, two',
    'Story 5: other, two',
  ])
})

test('a deletion by the job takes the tag off every story, draft and version, also of who was published with it meanwhile', async () => {
  const { one, merged, other } = await tagsNamed(payload, 'one', 'merged', 'other')
  for (let number = 1; number <= 5; number += 1) await publish(`Story ${number}`, [number % 2 ? one : merged, other])
  const draft = await publish('Draft', [one])
  await unpublish(draft)
  await work(merge(merged, one))
  const rowsOf = () => sql`
    select 1 from articles_rels where tags_id in (${one.id}, ${merged.id})
    union all select 1 from _articles_v_rels where tags_id in (${one.id}, ${merged.id})`
  expect((await rowsOf()).length).toBeGreaterThan(sizes.rows * 2)
  const publishes = Array.from({ length: 12 }, (_, number) => () => publish(`Meanwhile ${number}`, [other, one]))
  const steps = await work(
    transact((inside) => deleteTag(inside, { tagId: one.id, by, sizes })),
    publishes,
  )
  expect(steps).toBeGreaterThan(8)
  expect(await rowsOf()).toHaveLength(0)
  expect(await sql`select 1 from tags where id in (${one.id}, ${merged.id})`).toHaveLength(0)
  expect(await latestWork(one)).toMatchObject({ kind: 'delete', status: 'done', stories: 5, tagName: one.name })
  const [left] = await sql`
    select count(*)::int as count from edition.story_tags join edition.stories on id = story_id
    where tag_id = ${other.id}`
  expect(left?.count).toBeGreaterThan(8)
})
