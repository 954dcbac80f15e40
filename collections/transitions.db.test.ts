import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkEdition } from '../edition/check.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Article, Section, Tag } from '../payload-types.ts'
import { readAuthorPage } from '../reading/author-page.ts'
import { readFront } from '../reading/front.ts'
import { isPublicPicture } from '../reading/media-file.ts'
import { readSectionPage } from '../reading/section-page.ts'
import { readStoryPage } from '../reading/story-page.ts'
import { readTagPage } from '../reading/tag-page.ts'
import { bodyOf, make, makePage, makePicture, makeStock, makeStory, ownerSql, type Stock } from './testing/stock.ts'

let payload: Payload
let sql: Sql
let stock: Stock

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  stock = await makeStock(payload)
})

// Whatever a test did, the edition is what Payload's rows give.
beforeEach(() => async () => {
  expect(await checkEdition(payload)).toEqual([])
})

const update = (id: string, data: object, options: object = {}) =>
  payload.update({ collection: 'articles', id, data, depth: 0, ...options })
const liveRow = async (id: string) => {
  const [row] = await sql`select to_jsonb(stories) as row from edition.stories where id = ${id}`
  return row?.row
}
const placesOf = (id: string) =>
  sql`select list_id, position from edition.listings where story_id = ${id} order by list_id`
const headlines = (cards: { headline: string }[] | undefined) => cards?.map(({ headline }) => headline)

/** A live story in every kind of list. */
async function everywhere(headline: string, data: Partial<Article> = {}): Promise<Article> {
  return makeStory(payload, {
    headline,
    section: stock.local.id,
    authors: [stock.asha.id],
    tags: [stock.trams.id],
    ...data,
  })
}

/** On which pages readers find a headline. */
async function shownOn(headline: string): Promise<string[]> {
  const pages = {
    front: (await readFront()).slots.flatMap((slot) => ('stories' in slot ? slot.stories : [])),
    section: (await readSectionPage('local'))?.stories,
    parent: (await readSectionPage('news'))?.stories,
    tag: (await readTagPage('trams'))?.stories,
    author: (await readAuthorPage('asha-rao'))?.stories,
  }
  return Object.entries(pages)
    .filter(([, cards]) => cards?.some((card) => card?.headline === headline))
    .map(([page]) => page)
}
const EVERYWHERE = ['front', 'section', 'parent', 'tag', 'author']

describe('a live story', () => {
  test('is on every page at once; a draft of it changes nothing; publishing the draft does', async () => {
    const { id } = await everywhere('Before the edit')
    expect(await shownOn('Before the edit')).toEqual(EVERYWHERE)
    const before = await liveRow(id)
    await update(
      id,
      { headline: 'A draft nobody sees', standfirst: 'Nor this', tags: [stock.rivers.id] },
      { draft: true },
    )
    await update(id, { headline: 'Nor an autosave' }, { draft: true, autosave: true })
    expect(await liveRow(id)).toEqual(before)
    expect(await shownOn('Before the edit')).toEqual(EVERYWHERE)
    expect((await readTagPage('rivers'))?.stories).toBeUndefined()
    await update(id, { headline: 'After the edit', tags: [stock.trams.id], _status: 'published' })
    expect(await shownOn('After the edit')).toEqual(EVERYWHERE)
    expect(await shownOn('Before the edit')).toEqual([])
  })

  test('goes from everywhere when it is unpublished, and comes back to its old place', async () => {
    const { id, slug } = await everywhere('Comes and goes')
    await everywhere('Published later')
    const places = await placesOf(id)
    await update(id, { _status: 'draft' })
    expect(await shownOn('Comes and goes')).toEqual([])
    expect(await readStoryPage('local', slug ?? '')).toBeUndefined()
    expect(await placesOf(id)).toEqual(places)
    await update(id, { _status: 'published' })
    expect(await placesOf(id)).toEqual(places)
    const shown = headlines((await readTagPage('trams'))?.stories) ?? []
    expect(shown.indexOf('Published later')).toBeLessThan(shown.indexOf('Comes and goes'))
  })

  test('goes with the trash and comes back with a publish', async () => {
    const { id } = await everywhere('In the bin')
    const places = await placesOf(id)
    await update(id, { deletedAt: new Date().toISOString() })
    expect(await shownOn('In the bin')).toEqual([])
    await update(id, { deletedAt: null }, { trash: true })
    await update(id, { _status: 'published' })
    expect(await shownOn('In the bin')).toEqual(EVERYWHERE)
    expect(await placesOf(id)).toEqual(places)
  })

  test('that is deleted for good leaves nothing behind, former addresses included', async () => {
    const { id } = await everywhere('Gone for good')
    await update(id, { slug: 'gone-otherwise', _status: 'published' })
    await payload.delete({ collection: 'articles', id })
    for (const table of ['listings', 'former_slugs', 'story_tags', 'story_authors']) {
      const rows = await sql`select 1 from edition.listings where story_id = ${id}
        union all select 1 from edition.former_slugs where story_id = ${id}
        union all select 1 from edition.story_tags where story_id = ${id}
        union all select 1 from edition.story_authors where story_id = ${id}`
      expect(rows, table).toHaveLength(0)
    }
  })

  test('that was in the trash when it was deleted leaves nothing behind either', async () => {
    const { id } = await everywhere('Gone from the bin')
    await update(id, { deletedAt: new Date().toISOString() })
    await payload.delete({ collection: 'articles', id, trash: true })
    expect(await placesOf(id)).toEqual([])
  })

  test('keeps its first-published time through everything, and is marked updated only when an editor says so', async () => {
    const { id, publishedAt } = await everywhere('With its time')
    const again = await update(id, { headline: 'With its time, corrected', _status: 'published' })
    expect(again).toMatchObject({ publishedAt, revisedAt: null })
    const revised = await update(id, { isSignificantUpdate: true, _status: 'published' })
    expect(revised.publishedAt).toBe(publishedAt)
    expect(revised.isSignificantUpdate).toBe(false)
    expect(Date.parse(revised.revisedAt ?? '')).toBeGreaterThan(Date.parse(publishedAt ?? ''))
    const later = await update(id, { _status: 'published' })
    expect(later.revisedAt).toBe(revised.revisedAt)
  })

  test('is not moved by a draft that was kept in the moment of its first publish and knows nothing of it', async () => {
    const { id } = await makeStory(payload, { headline: 'Begun', section: stock.local.id, _status: 'draft' })
    const live = await update(id, { headline: 'Tram lines open', _status: 'published' })
    expect(live.slug).toBe('tram-lines-open')
    // As an autosave leaves it that was sent before the publish and written after it.
    await update(id, { headline: 'Begun', slug: 'begun', publishedAt: null, _status: 'draft' }, { draft: true })
    const again = await update(id, { headline: 'Tram lines open', slug: 'begun', _status: 'published' })
    expect(again).toMatchObject({ slug: 'tram-lines-open', publishedAt: live.publishedAt })
    // What an editor types now is what an editor wants.
    expect(await update(id, { slug: 'trams', _status: 'published' })).toMatchObject({ slug: 'trams' })
  })

  test('needs a headline that can be seen and a section, and says so', async () => {
    const { id } = await makeStory(payload, { section: null, headline: '', _status: 'draft' })
    await expect(update(id, { _status: 'published' })).rejects.toMatchObject({
      status: 400,
      data: { errors: [{ path: 'headline' }, { path: 'section' }] },
    })
    await expect(
      update(id, { headline: '\u200b \u2060', section: stock.news.id, _status: 'published' }),
    ).rejects.toThrow(/Headline/i)
    expect(await liveRow(id)).toBeUndefined()
  })
})

describe('addresses', () => {
  test('a changed slug keeps the old address working, and no other story can take it', async () => {
    const { id } = await everywhere('First address')
    await update(id, { slug: 'second-address', _status: 'published' })
    await update(id, { slug: 'third-address', _status: 'published' })
    for (const former of ['first-address', 'second-address']) {
      expect(await readStoryPage('local', former)).toEqual({ movedTo: '/local/third-address' })
    }
    const newcomer = await everywhere('First address')
    expect(newcomer.slug).toBe('first-address-2')
    const typed = await everywhere('Something else', { slug: 'second-address' })
    expect(typed.slug).toBe('second-address-2')
  })

  test('a story may return to its own former address', async () => {
    const { id } = await everywhere('There and back')
    await update(id, { slug: 'there', _status: 'published' })
    const back = await update(id, { slug: 'there-and-back', _status: 'published' })
    expect(back.slug).toBe('there-and-back')
    expect(await readStoryPage('local', 'there')).toEqual({ movedTo: '/local/there-and-back' })
    expect(await readStoryPage('local', 'there-and-back')).toHaveProperty('story')
  })

  test('an address survives an unpublish, even when the slug is changed meanwhile', async () => {
    const { id } = await everywhere('Known to readers')
    await update(id, { _status: 'draft' })
    await update(id, { slug: 'known-otherwise', _status: 'draft' })
    await update(id, { _status: 'published' })
    expect(await readStoryPage('local', 'known-to-readers')).toEqual({ movedTo: '/local/known-otherwise' })
  })

  test('nobody takes the address of a story that is unpublished for a while', async () => {
    const { id, slug } = await everywhere('Away for a while')
    await update(id, { _status: 'draft' })
    expect((await everywhere('Away for a while')).slug).toBe(`${slug}-2`)
    await update(id, { _status: 'published' })
    expect(await readStoryPage('local', slug ?? '')).toMatchObject({ story: { id } })
  })

  test('the slug follows the headline of a draft, and stays once readers have it', async () => {
    const draft = await makeStory(payload, { section: stock.news.id, headline: 'Working title', _status: 'draft' })
    expect(draft.slug).toBe('working-title')
    expect((await update(draft.id, { headline: 'Better title' })).slug).toBe('better-title')
    await update(draft.id, { _status: 'published' })
    expect((await update(draft.id, { headline: 'Best title', _status: 'published' })).slug).toBe('better-title')
  })

  test('the right slug under a wrong section leads to the right one', async () => {
    await everywhere('Right slug')
    expect(await readStoryPage('sport', 'right-slug')).toEqual({ movedTo: '/local/right-slug' })
  })
})

describe('lists', () => {
  test('a story that changes its section changes its lists and its address', async () => {
    const { id, slug } = await everywhere('Moves house')
    await update(id, { section: stock.sport.id, _status: 'published' })
    expect(await shownOn('Moves house')).toEqual(['front', 'tag', 'author'])
    expect(headlines((await readSectionPage('sport'))?.stories)).toContain('Moves house')
    expect(await readStoryPage('local', slug ?? '')).toEqual({ movedTo: `/sport/${slug}` })
  })

  test('a section that moves under another takes its stories along, and leaves the old parent', async () => {
    const culture = await make<Section>(payload, 'sections', { name: 'Culture' })
    const film = await make<Section>(payload, 'sections', { name: 'Film', parent: stock.sport.id })
    const { id } = await everywhere('A film', { section: film.id })
    await payload.update({ collection: 'sections', id: film.id, data: { parent: culture.id } })
    expect(headlines((await readSectionPage('culture'))?.stories)).toEqual(['A film'])
    expect(headlines((await readSectionPage('sport'))?.stories)).not.toContain('A film')
    await update(id, { section: stock.local.id, _status: 'published' })
  })

  test('a story that loses a tag leaves its list; readers’ names follow a renamed tag', async () => {
    const tag = await make<Tag>(payload, 'tags', { name: 'Ferries' })
    const { id, slug } = await everywhere('By ferry', { tags: [tag.id, stock.trams.id] })
    await payload.update({ collection: 'tags', id: tag.id, data: { name: 'Boats' } })
    const page = await readStoryPage('local', slug ?? '')
    expect(page).toMatchObject({ story: { tags: [{ name: 'Boats' }, { name: 'Trams' }] } })
    await update(id, { tags: [stock.trams.id], _status: 'published' })
    expect((await readTagPage('ferries'))?.stories).toEqual([])
  })

  test('byline and tags keep the order that an editor gave them', async () => {
    const { id, slug } = await everywhere('In order', {
      authors: [stock.desk.id, stock.asha.id],
      tags: [stock.trams.id, stock.rivers.id],
    })
    const names = async () => {
      const page = await readStoryPage('local', slug ?? '')
      if (!page || !('story' in page)) throw new Error('no page')
      return [...page.story.authors, ...page.story.tags].map(({ name }) => name)
    }
    expect(await names()).toEqual(['News desk', 'Asha Rao', 'Trams', 'Rivers'])
    await update(id, {
      authors: [stock.asha.id, stock.desk.id],
      tags: [stock.rivers.id, stock.trams.id],
      _status: 'published',
    })
    expect(await names()).toEqual(['Asha Rao', 'News desk', 'Rivers', 'Trams'])
  })

  test('what live stories show cannot be deleted, and the refusal says how often it is used', async () => {
    await everywhere('Uses everything', { leadImage: stock.picture.id })
    for (const [collection, id] of [
      ['authors', stock.asha.id],
      ['tags', stock.trams.id],
      ['sections', stock.local.id],
      ['media', stock.picture.id],
    ] as const) {
      await expect(payload.delete({ collection, id }), collection).rejects.toMatchObject({ status: 409 })
    }
  })
})

describe('pictures', () => {
  test('a picture is public only while something public shows it', async () => {
    const picture = await makePicture(payload, { alt: 'Only for a draft' }, '#0044aa')
    const isPublic = () => isPublicPicture(picture.hash ?? '')
    const { id } = await everywhere('Illustrated', { leadImage: picture.id, _status: 'draft' })
    expect(await isPublic()).toBe(false)
    await update(id, { _status: 'published' })
    expect(await isPublic()).toBe(true)
    const page = await makePage(payload, {
      title: 'With the picture',
      body: bodyOf({ type: 'image', mediaId: picture.id }),
    })
    await update(id, { leadImage: null, _status: 'published' })
    expect(await isPublic()).toBe(true)
    await payload.update({ collection: 'pages', id: page.id, data: { _status: 'draft' } })
    expect(await isPublic()).toBe(false)
    await payload.update({ collection: 'authors', id: stock.desk.id, data: { portrait: picture.id } })
    expect(await isPublic()).toBe(true)
    await payload.update({ collection: 'authors', id: stock.desk.id, data: { portrait: null } })
    expect(await isPublic()).toBe(false)
    await payload.updateGlobal({ slug: 'settings', data: { logo: picture.id } })
    expect(await isPublic()).toBe(true)
    await payload.updateGlobal({ slug: 'settings', data: { logo: null } })
    expect(await isPublic()).toBe(false)
  })

  test('a corrected caption reaches every story that shows the picture', async () => {
    const picture = await makePicture(payload, { alt: 'A boat', caption: 'Wrong' }, '#00aa44')
    const { slug } = await everywhere('With a caption', { leadImage: picture.id })
    await payload.update({ collection: 'media', id: picture.id, data: { caption: 'Right' } })
    expect(await readStoryPage('local', slug ?? '')).toMatchObject({ story: { leadImage: { caption: 'Right' } } })
  })
})

describe('one transaction', () => {
  test('a hook that throws after the edition was written leaves neither Payload’s rows nor the edition’s', async () => {
    const { id } = await everywhere('Steady')
    const before = await liveRow(id)
    const hooks = payload.collections.articles.config.hooks.afterChange
    hooks.push(() => {
      throw new Error('planted')
    })
    try {
      await expect(update(id, { headline: 'Unsteady', slug: 'unsteady', _status: 'published' })).rejects.toThrow(
        'planted',
      )
      await expect(everywhere('Never was')).rejects.toThrow('planted')
    } finally {
      hooks.pop()
    }
    expect(await liveRow(id)).toEqual(before)
    expect(await sql`select headline from articles where headline in ('Unsteady', 'Never was')`).toEqual([])
    expect(
      await sql`select version_headline from _articles_v where version_headline in ('Unsteady', 'Never was')`,
    ).toEqual([])
    expect(await sql`select slug from edition.former_slugs where story_id = ${id}`).toEqual([])
    expect(await sql`select headline from edition.stories where headline in ('Unsteady', 'Never was')`).toEqual([])
  })

  test('twenty publishes at once all get a place of their own, without a gap', async () => {
    const tag = await make<Tag>(payload, 'tags', { name: 'Crowded' })
    await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        makeStory(payload, { section: stock.sport.id, headline: `Same headline`, tags: [tag.id], kicker: `${number}` }),
      ),
    )
    const rows = await sql<{ position: string }>`
      select position from edition.listings where list_id = ${tag.id} order by position`
    expect(rows.map(({ position }) => Number(position))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    const slugs = await sql`select slug from edition.stories where slug like 'same-headline%'`
    expect(slugs).toHaveLength(20)
  })
})
