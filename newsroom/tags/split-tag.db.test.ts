import type { Payload } from 'payload'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import { checkEdition } from '../../edition/check.ts'
import { changeTags } from '../../jobs/change-tags.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { type Transact, transactOn } from '../../lib/transact.ts'
import type { Article, Section, Tag } from '../../payload-types.ts'
import { type Choice, chooseStories } from './choose-stories.ts'
import { mergeTag, undoMerge } from './merge-tag.ts'
import { deleteTag, type Mode, splitTag } from './split-tag.ts'
import { by, plainName, tagsNamed } from './testing/tag-stock.ts'
import { openWork, readWorks } from './works.ts'

let payload: Payload
let sql: Sql
let transact: Transact
let news: Section
let local: Section
let sport: Section

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  transact = transactOn(payloadPool(payload))
  news = await make<Section>(payload, 'sections', { name: 'News' })
  local = await make<Section>(payload, 'sections', { name: 'Local', parent: news.id })
  sport = await make<Section>(payload, 'sections', { name: 'Sport' })
})
beforeEach(async () => {
  expect(await checkEdition(payload)).toEqual([])
})

const publish = (headline: string, tags: Tag[], data: Partial<Article> = {}) =>
  makeStory(payload, { headline, section: news.id, tags: tags.map(({ id }) => id), ...data })
const split = (tag: Tag, into: Tag, { mode = 'instead' as Mode, choice = {} as Choice } = {}) =>
  transact((inside) => splitTag(inside, { tagId: tag.id, intoId: into.id, mode, choice, by }))
const tagsOf = async ({ id }: Article, draft = false) => {
  const { tags } = await payload.findByID({ collection: 'articles', id, depth: 1, draft })
  return (tags ?? []).map((tag) => (typeof tag === 'string' ? tag : plainName(tag.name)))
}
const tools = () => ({ sql, transact, signal: new AbortController().signal, attempt: 1 })

test('chosen stories get another tag in its place, in the live row and in the newest version; older versions keep theirs', async () => {
  const { mercury, planet, other } = await tagsNamed(payload, 'mercury', 'planet', 'other')
  const story = await publish('Mercury in view', [other, mercury])
  const stays = await publish('Mercury in fish', [mercury])
  // A draft of the live story that nobody has published.
  await payload.update({
    collection: 'articles',
    id: story.id,
    data: { headline: 'Mercury in full view', tags: [mercury.id] },
    draft: true,
  })
  const versions = () => sql`
    select rel."order", rel.tags_id from _articles_v_rels as rel join _articles_v as version on version.id = rel.parent_id
    where version.parent_id = ${story.id} and not version.latest order by version.id, rel."order", rel.tags_id`
  const before = await versions()
  expect(await split(mercury, planet, { choice: { text: 'IN VIEW' } })).toMatchObject({ isDone: true })
  expect(await tagsOf(story)).toEqual(['other', 'planet'])
  expect(await tagsOf(story, true)).toEqual(['planet'])
  expect(await versions()).toEqual(before)
  expect(await tagsOf(stays)).toEqual(['mercury'])
  // The draft is a draft still.
  expect((await payload.findByID({ collection: 'articles', id: story.id })).headline).toBe('Mercury in view')
  expect(await checkEdition(payload)).toEqual([])
})

test('or besides it', async () => {
  const { mercury, planet } = await tagsNamed(payload, 'mercury', 'planet')
  const story = await publish('One', [mercury])
  const both = await publish('Two', [planet, mercury])
  await split(mercury, planet, { mode: 'besides' })
  expect(await tagsOf(story)).toEqual(['mercury', 'planet'])
  expect(await tagsOf(both)).toEqual(['planet', 'mercury'])
})

test('a story that has the other tag already has it once, and where it stood', async () => {
  const { mercury, planet, last } = await tagsNamed(payload, 'mercury', 'planet', 'last')
  const story = await publish('Both', [mercury, planet, last])
  await split(mercury, planet)
  expect(await tagsOf(story)).toEqual(['planet', 'last'])
})

test('what was merged into a tag goes with it, and the tag that comes is what stands for it', async () => {
  const { mercury, hg, planet, world } = await tagsNamed(payload, 'mercury', 'hg', 'planet', 'world')
  const story = await publish('As Hg', [hg])
  await transact((inside) => mergeTag(inside, { tagId: hg.id, intoId: mercury.id, by }))
  await transact((inside) => mergeTag(inside, { tagId: world.id, intoId: planet.id, by }))
  await split(mercury, world)
  expect(await tagsOf(story)).toEqual(['planet'])
  await transact((inside) => undoMerge(inside, { tagId: hg.id, by }))
})

test('stories are chosen by tag, section and those below it, headline, days, or one by one', async () => {
  const { tag, second } = await tagsNamed(payload, 'tag', 'second')
  const first = await publish('Rain in town', [tag, second], { section: local.id, publishedAt: '2026-01-01T23:30:00Z' })
  const other = await publish('Sun 100% sure', [tag], { section: sport.id, publishedAt: '2026-01-02T00:00:00Z' })
  await publish('Not of the tag', [second])
  const chosen = (choice: Choice) => chooseStories(sql, { tagId: tag.id, choice })
  expect(await chosen({})).toEqual([other.id, first.id])
  expect(await chosen({ withTag: second.id })).toEqual([first.id])
  expect(await chosen({ section: news.id })).toEqual([first.id])
  expect(await chosen({ text: '100% s' })).toEqual([other.id])
  expect(await chosen({ text: '_' })).toEqual([])
  expect(await chosen({ from: '2026-01-02' })).toEqual([other.id])
  expect(await chosen({ until: '2026-01-01' })).toEqual([first.id])
  expect(await chosen({ ids: [first.id] })).toEqual([first.id])
})

test('nothing that fits, the same tag, and a merged one are refused with a sentence', async () => {
  const { tag, into, third } = await tagsNamed(payload, 'tag', 'into', 'third')
  await publish('There', [tag])
  await expect(split(tag, into, { choice: { text: 'nowhere' } })).rejects.toMatchObject({ code: 'tag-refused' })
  await expect(split(tag, tag)).rejects.toMatchObject({ code: 'tag-refused' })
  await transact((inside) => mergeTag(inside, { tagId: third.id, intoId: tag.id, by }))
  await expect(split(tag, third)).rejects.toMatchObject({ code: 'tag-refused' })
  await expect(split(third, into)).rejects.toMatchObject({ code: 'tag-refused' })
  await transact((inside) => undoMerge(inside, { tagId: third.id, by }))
})

test('many are done by the job, which shows how far it is and may be done again', async () => {
  const { tag, into } = await tagsNamed(payload, 'tag', 'into')
  const stories = [await publish('One', [tag]), await publish('Two', [tag])]
  const order = { kind: 'split' as const, tag, other: into, choice: { mode: 'instead' }, by }
  const workId = await transact((inside) => openWork(inside, order))
  await changeTags({ workId }, tools())
  await changeTags({ workId }, tools())
  for (const story of stories) expect(await tagsOf(story)).toEqual(['into'])
  expect(await readWorks(sql, { tagId: tag.id, limit: 1 })).toMatchObject([{ status: 'done', done: 2, total: 2 }])
})

test('a deleted tag is taken off its stories, with what was merged into it, and leaves nothing behind', async () => {
  const { tag, merged, other } = await tagsNamed(payload, 'tag', 'merged', 'other')
  const one = await publish('One', [tag, other])
  const two = await publish('Two', [merged])
  const away = await publish('Away', [tag])
  await payload.update({ collection: 'articles', id: away.id, data: { _status: 'draft' } })
  await transact((inside) => mergeTag(inside, { tagId: merged.id, intoId: tag.id, by }))
  await expect(payload.delete({ collection: 'tags', id: merged.id })).rejects.toThrow('in use')
  await transact((inside) => deleteTag(inside, { tagId: tag.id, by }))
  expect(await tagsOf(one)).toEqual(['other'])
  expect(await tagsOf(two)).toEqual([])
  expect(await sql`select 1 from tags where id in (${tag.id}, ${merged.id})`).toHaveLength(0)
  expect(await checkEdition(payload)).toEqual([])
  expect(await readWorks(sql, { tagId: tag.id, limit: 1 })).toMatchObject([
    { kind: 'delete', status: 'done', stories: 2, tagName: tag.name },
  ])
})
