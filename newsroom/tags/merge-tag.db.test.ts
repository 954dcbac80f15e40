import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import { runInScope } from '../../delivery/render-scope.ts'
import { checkEdition } from '../../edition/check.ts'
import { rebuildEdition } from '../../edition/rebuild.ts'
import { changeTags, dropTagLists } from '../../jobs/change-tags.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { type Transact, transactOn } from '../../lib/transact.ts'
import type { Article, Section, Tag } from '../../payload-types.ts'
import { readSitemapPart, TAG_FILES } from '../../reading/sitemap-parts.ts'
import { readStoryPage } from '../../reading/story-page.ts'
import { readTagPage } from '../../reading/tag-page.ts'
import { mergeTag, undoMerge } from './merge-tag.ts'
import { regroupTags } from './regroup.ts'
import { by, readJoins, tagsNamed } from './testing/tag-stock.ts'
import { openWork, readWorks } from './works.ts'

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
// Whatever the test before has done, and once more after the last of all.
beforeEach(async () => {
  expect(await checkEdition(payload)).toEqual([])
})

const publish = (headline: string, tags: Tag[], publishedAt?: string) =>
  makeStory(payload, {
    headline,
    section: section.id,
    tags: tags.map(({ id }) => id),
    ...(publishedAt && { publishedAt }),
  })
const merge = (tag: Tag, into: Tag) => transact((inside) => mergeTag(inside, { tagId: tag.id, intoId: into.id, by }))
const undo = (tag: Tag) => transact((inside) => undoMerge(inside, { tagId: tag.id, by }))
const unpublish = ({ id }: Article) => payload.update({ collection: 'articles', id, data: { _status: 'draft' } })
const retag = ({ id }: Article, tags: Tag[]) =>
  payload.update({ collection: 'articles', id, data: { tags: tags.map((tag) => tag.id), _status: 'published' } })
const tools = () => ({ sql, transact, signal: new AbortController().signal, attempt: 1 })

/** What readers find at a tag's address. */
async function at(tag: Tag, page?: number): Promise<{ moved?: string; headlines?: string[] }> {
  const { scope, result } = await runInScope(`/tags/${tag.slug}`, () => readTagPage(tag.slug ?? '', page))
  if (scope.redirect) return { moved: scope.redirect.location }
  return { ...(result && { headlines: result.stories.map(({ headline }) => headline) }) }
}
const placesOf = async (tag: Tag) => {
  const rows = await sql<{ position: string }>`
    select place.position from edition.listings as place join edition.tag_roots as roots using (list_id)
    where roots.tag_id = ${tag.id} order by place.position`
  return rows.map(({ position }) => Number(position))
}

/** Tags that sitemaps name. */
const listedTags = async () =>
  (await Promise.all(TAG_FILES.map((file) => readSitemapPart(`tags-${file}`)))).flat().map(({ href }) => href)

describe('a merge', () => {
  test('gives readers one list with each story once, in the order of publication; the old address leads there for good', async () => {
    const { sealink, link } = await tagsNamed(payload, 'sealink', 'link')
    await publish('Second', [link], '2026-01-02T00:00:00Z')
    await publish('Third, of both', [sealink, link], '2026-01-03T00:00:00Z')
    await publish('First', [sealink], '2026-01-01T00:00:00Z')
    expect(await merge(sealink, link)).toMatchObject({ isDone: true })
    expect(await at(link)).toEqual({ headlines: ['Third, of both', 'Second', 'First'] })
    expect(await placesOf(link)).toEqual([1, 2, 3])
    expect(await at(sealink)).toEqual({ moved: `/tags/${link.slug}` })
    expect(await at(sealink, 1)).toEqual({ moved: `/tags/${link.slug}` })
    const { scope } = await runInScope('/', () => readTagPage(sealink.slug ?? ''))
    expect(scope.redirect?.status).toBe(301)
    expect(await listedTags()).not.toContain(`/tags/${sealink.slug}`)
  })

  test('lets stories that enter later stand on top, whichever of the tags they carry', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    await publish('Before', [one])
    await merge(one, two)
    await publish('With the merged one', [one])
    await publish('With the other', [two])
    expect((await at(two)).headlines).toEqual(['With the other', 'With the merged one', 'Before'])
  })

  test('shows a story’s merged tag as the tag that stands for it, once', async () => {
    const { one, two, three } = await tagsNamed(payload, 'one', 'two', 'three')
    const { slug } = await publish('Many names', [one, three, two])
    await merge(one, two)
    const view = await readStoryPage('news', slug ?? '')
    expect(view && 'story' in view && view.story.tags.map(({ name }) => name)).toEqual([two.name, three.name])
  })

  test('is told to the pages that show either tag, and to no others', async () => {
    const { one, two, other } = await tagsNamed(payload, 'one', 'two', 'other')
    const first = await publish('Carries one', [one])
    await publish('Carries two', [two])
    const another = await publish('Carries another', [other])
    // Heads of other tags are told too: they count what stands together with them.
    const paths = { story: first.slug, one: one.slug, two: two.slug, other: another.slug }
    const tagsOf = async (read: () => Promise<unknown>) => (await runInScope('/', read)).scope.tags
    const shown = {
      story: await tagsOf(() => readStoryPage('news', paths.story ?? '')),
      one: await tagsOf(() => readTagPage(paths.one ?? '')),
      two: await tagsOf(() => readTagPage(paths.two ?? '')),
      other: await tagsOf(() => readStoryPage('news', paths.other ?? '')),
    }
    const isTold = async () => {
      const [change] = await sql<{ tags: string[] }>`select tags from edition.changes order by id desc limit 1`
      const told = new Set(change?.tags)
      return Object.entries(shown).map(([name, tags]) => [name, !told.isDisjointFrom(tags)])
    }
    const expected = [
      ['story', true],
      ['one', true],
      ['two', true],
      ['other', false],
    ]
    await merge(one, two)
    expect(await isTold()).toEqual(expected)
    shown.story = await tagsOf(() => readStoryPage('news', paths.story ?? ''))
    shown.one = await tagsOf(() => readTagPage(paths.one ?? ''))
    shown.two = await tagsOf(() => readTagPage(paths.two ?? ''))
    await undo(one)
    expect(await isTold()).toEqual(expected)
  })

  test('of two of one tag at once refuses one', async () => {
    const { one, two, three } = await tagsNamed(payload, 'one', 'two', 'three')
    await publish('Stays', [one])
    const both = await Promise.allSettled([merge(one, two), merge(one, three)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'tag-refused' } })
  })

  test('of two tags into each other at once refuses one', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    const both = await Promise.allSettled([merge(one, two), merge(two, one)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('is refused while another work on the tag waits', async () => {
    const { one, two, three } = await tagsNamed(payload, 'one', 'two', 'three')
    await transact((inside) => openWork(inside, { kind: 'merge', tag: one, other: two, by }))
    await expect(merge(one, three)).rejects.toMatchObject({ code: 'tag-refused' })
    await expect(merge(two, three)).rejects.toMatchObject({ code: 'tag-refused' })
    await expect(merge(three, two)).resolves.toMatchObject({ isDone: true })
    await sql`update tagging.works set status = 'failed' where tag_id = ${one.id}`
  })

  test('survives whoever saves the tag with a form that was opened before', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    await publish('Stays', [one])
    await merge(one, two)
    await payload.update({
      collection: 'tags',
      id: one.id,
      data: { description: 'New', mergedInto: null, mergedAt: null },
    })
    expect(await at(one)).toEqual({ moved: `/tags/${two.slug}` })
    expect(await sql`select 1 from tags where id = ${one.id} and merged_at is not null`).toHaveLength(1)
  })

  test('is kept on record with who, when and how many stories', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    for (const tags of [[one], [one, two], [two]]) await publish('Counted', tags)
    await merge(one, two)
    await undo(one)
    expect(await readWorks(sql, { tagId: one.id, limit: 5 })).toMatchObject([
      { kind: 'undo', status: 'done', stories: 2, tagName: one.name, otherName: two.name, byName: 'Mira' },
      { kind: 'merge', status: 'done', stories: 2, tagName: one.name, otherName: two.name, byName: 'Mira' },
    ])
  })

  test('is kept by a rebuild, with its places', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    await publish('B', [one])
    await publish('A', [two])
    await merge(one, two)
    const before = await placesOf(two)
    await rebuildEdition(payload)
    expect(await checkEdition(payload)).toEqual([])
    expect(await placesOf(two)).toEqual(before)
    expect(await at(one)).toEqual({ moved: `/tags/${two.slug}` })
  })
})

describe('undone', () => {
  /** What stands on stories, and in the tags' own lists, in words that two newsrooms have in common. */
  test('with publishes before, while and after: stories and lists are what they would be without any merge', async () => {
    const days = async (isMerged: boolean) => {
      const { one, two, other } = await tagsNamed(payload, 'one', 'two', 'other')
      const stays = await publish('Stays', [one, other])
      const leaves = await publish('Leaves', [one, two])
      const away = await publish('Goes and comes', [two, one])
      if (isMerged) await merge(one, two)
      await publish('New with one', [one])
      await retag(leaves, [two])
      await unpublish(away)
      await payload.update({
        collection: 'articles',
        id: stays.id,
        data: { headline: 'Stays', tags: [other.id, one.id] },
        draft: true,
      })
      await publish('New with both', [two, one])
      if (isMerged) await rebuildEdition(payload)
      await retag(away, [one])
      if (isMerged) await undo(one)
      await publish('Last', [two, one])
      return readJoins(sql, [one, two, other])
    }
    const without = await days(false)
    expect(without.length).toBeGreaterThan(20)
    expect(await days(true)).toEqual(without)
  })

  test('the tag has its page, and the other its own list, again', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    await publish('Of one', [one])
    await publish('Of two', [two])
    await merge(one, two)
    await publish('Of one, later', [one])
    await undo(one)
    expect(await at(one)).toEqual({ headlines: ['Of one, later', 'Of one'] })
    expect(await at(two)).toEqual({ headlines: ['Of two'] })
    expect(await listedTags()).toContain(`/tags/${one.slug}`)
    // What the list of both has left behind is cleared away, without a word to any page.
    const changes = () => sql`select id from edition.changes order by id desc limit 1`
    const before = await changes()
    await dropTagLists({}, tools())
    expect(await sql`select 1 from edition.tag_lists where tag_id = ${two.id}`).toHaveLength(0)
    expect(await changes()).toEqual(before)
  })

  test.each([
    ['the later first', ['two', 'one']],
    ['the earlier first', ['one', 'two']],
  ] as const)('a chain, %s', async (_name, order) => {
    const tags = await tagsNamed(payload, 'one', 'two', 'three')
    const { one, two, three } = tags
    for (const name of ['one', 'two', 'three'] as const) await publish(`Of ${name}`, [tags[name]])
    const checked = async () => expect(await checkEdition(payload)).toEqual([])
    await merge(one, two)
    await checked()
    await merge(two, three)
    await checked()
    expect((await at(three)).headlines).toEqual(['Of three', 'Of two', 'Of one'])
    expect(await at(one)).toEqual({ moved: `/tags/${three.slug}` })
    await undo(tags[order[0]])
    await checked()
    if (order[0] === 'two') {
      expect((await at(two)).headlines).toEqual(['Of two', 'Of one'])
      expect((await at(three)).headlines).toEqual(['Of three'])
    } else {
      expect((await at(one)).headlines).toEqual(['Of one'])
      expect((await at(three)).headlines).toEqual(['Of three', 'Of two'])
    }
    await undo(tags[order[1]])
    for (const name of ['one', 'two', 'three'] as const)
      expect((await at(tags[name])).headlines).toEqual([`Of ${name}`])
    await rebuildEdition(payload)
  })

  test('is no longer possible after thirty days, with a sentence that says what to do', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    await merge(one, two)
    await sql`update tags set merged_at = now() - interval '29 days 23 hours' where id = ${one.id}`
    await undo(one)
    await merge(one, two)
    await sql`update tags set merged_at = now() - interval '30 days 1 minute' where id = ${one.id}`
    await expect(undo(one)).rejects.toMatchObject({
      code: 'tag-refused',
      userMessage: expect.stringContaining('30 days'),
    })
  })
})

describe('publishes while the list is prepared', () => {
  test('lose no story, and none stands there twice or too long', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    const stories: Article[] = []
    for (let number = 1; number <= 8; number += 1)
      stories.push(await publish(`Story ${number}`, [number % 2 ? one : two], `2026-01-0${number}T00:00:00Z`))
    const [first, second, third, fourth] = stories as [Article, Article, Article, Article]
    let step = 0
    /** Two at a time before each transaction of the merge: what prepares it, reads the stories, fills the list, shows it. */
    const between: (() => Promise<unknown>[])[] = [
      () => [publish('Before it begins', [one]), publish('Also before', [two])],
      () => [publish('While it counts', [one]), retag(first, [])],
      () => [publish('While it fills', [one, two]), unpublish(second), retag(third, [two])],
      () => [
        publish('Just before it shows', [two]),
        retag(fourth, []),
        payload.update({ collection: 'articles', id: second.id, data: { _status: 'published' } }),
      ],
    ]
    await regroupTags(
      { tagId: one.id, intoId: two.id },
      {
        transact: async (work) => {
          await Promise.all(between[step]?.() ?? [])
          step += 1
          return transact(work)
        },
      },
    )
    expect(step).toBe(between.length)
    const shown = (await at(two)).headlines ?? []
    const expected = await sql<{ headline: string }>`
      select distinct headline from edition.stories join edition.story_tags on story_id = stories.id
      where tag_id in (${one.id}, ${two.id}) order by headline`
    expect(shown.toSorted()).toEqual(expected.map(({ headline }) => headline))
    expect(shown).toHaveLength(11)
    // Those that were there stand in the order of publication, what came later on top.
    expect(shown.slice(-5)).toEqual(['Story 8', 'Story 7', 'Story 6', 'Story 5', 'Story 3'])
    expect(Math.max(...(await placesOf(two)))).toBeLessThan(20)
    expect(await checkEdition(payload)).toEqual([])
  })

  test('that come at the same time as a merge and its undoing are all there', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    const storm = async (round: string) => {
      const published = Array.from({ length: 6 }, (_, number) =>
        publish(`${round} ${number}`, [number % 2 ? one : two]),
      )
      await Promise.all([round === 'merge' ? merge(one, two) : undo(one), ...published])
      expect(await checkEdition(payload)).toEqual([])
    }
    await storm('merge')
    expect((await at(two)).headlines).toHaveLength(6)
    await storm('undo')
    expect((await at(two)).headlines).toHaveLength(6)
    expect((await at(one)).headlines).toHaveLength(6)
  })

  test('of the edition as a whole: what was prepared is given up, and the job does it anew', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    await publish('Of one', [one])
    await publish('Of two', [two])
    let step = 0
    const failing = regroupTags(
      { tagId: one.id, intoId: two.id },
      {
        transact: async (work) => {
          step += 1
          if (step === 3) await rebuildEdition(payload)
          return transact(work)
        },
      },
    )
    await expect(failing).rejects.toMatchObject({ code: 'tag-list-lost' })
    expect(await checkEdition(payload)).toEqual([])
    const workId = await transact((inside) => openWork(inside, { kind: 'merge', tag: one, other: two, by }))
    await changeTags({ workId }, tools())
    // Done twice it is done once.
    await changeTags({ workId }, tools())
    expect(await at(two)).toEqual({ headlines: ['Of two', 'Of one'] })
    expect(await sql`select 1 from edition.tag_lists where state <> 'shown'`).toHaveLength(0)
  })

  test('a job that may not be done any more says so on the screen', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    const workId = await transact((inside) => openWork(inside, { kind: 'merge', tag: one, other: two, by }))
    await payload.delete({ collection: 'tags', id: two.id })
    await changeTags({ workId }, tools())
    expect((await readWorks(sql, { tagId: one.id, limit: 1 }))[0]).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('gone'),
    })
  })
})

describe('addresses', () => {
  test('a renamed tag is found under its old address, each closed page at its own number', async () => {
    const { one } = await tagsNamed(payload, 'one')
    await publish('Known', [one])
    await payload.update({ collection: 'tags', id: one.id, data: { slug: 'renamed-one' } })
    expect(await at(one)).toEqual({ moved: '/tags/renamed-one' })
    expect(await at(one, 3)).toEqual({ moved: '/tags/renamed-one/page/3' })
    // Nobody else may have it; the tag itself may have it back.
    const other = await make<Tag>(payload, 'tags', { name: 'Other', slug: one.slug })
    expect(other.slug).not.toBe(one.slug)
    await payload.update({ collection: 'tags', id: one.id, data: { slug: one.slug } })
    expect(await at(one)).toMatchObject({ headlines: ['Known'] })
  })

  test('a former address of a merged tag leads to the tag that stands for it', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    await publish('Known', [one])
    await payload.update({ collection: 'tags', id: one.id, data: { slug: 'moved-one' } })
    await merge(one, two)
    expect(await at(one)).toEqual({ moved: `/tags/${two.slug}` })
  })

  test('a tag that others were merged into is not deleted; one that was merged, and stands on nothing, is', async () => {
    const { one, two } = await tagsNamed(payload, 'one', 'two')
    const { id } = await publish('Carries it', [one])
    await merge(one, two)
    await expect(payload.delete({ collection: 'tags', id: two.id })).rejects.toThrow(
      `“${one.name}” was merged into this tag`,
    )
    await payload.delete({ collection: 'articles', id })
    await payload.delete({ collection: 'tags', id: one.id })
    expect(await checkEdition(payload)).toEqual([])
    await payload.delete({ collection: 'tags', id: two.id })
  })
})
