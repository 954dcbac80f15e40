import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '../edition/body.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import { type Sql, sqlOn } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import { withdraw } from '../newsroom/withdrawal/withdrawal.ts'
import { archiveFormat } from './archive/format.ts'
import type { ImportReport } from './import-report.ts'
import { createPayloadWriter } from './payload-writer.ts'
import { runImport } from './pipeline.ts'
import { createImageStore } from './store-images.ts'

let payload: Payload
let sql: Sql
let folder: string

beforeAll(async () => {
  payload = await testPayload()
  sql = sqlOn(payloadPool(payload))
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-archive-'))
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#336699' } })
  await picture.jpeg().toFile(join(folder, 'blue.jpg'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Every test has a namespace, and slugs, of its own. */
function source(namespace: string, { images = false } = {}) {
  const file = join(folder, `${namespace}.jsonl`)
  const store = images ? createImageStore({ payload, namespace, archive: file, fetchImage: neverFetch }) : undefined
  const writer = createPayloadWriter({ payload, namespace, images: store })
  return async (...lines: object[]): Promise<ImportReport> => {
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
    return runImport({ file, format: archiveFormat, namespace, images, writer })
  }
}

const story = (id: string, extra: object = {}) => ({
  id,
  headline: `Headline of ${id}`,
  section: { slug: `section-${id}`, name: 'Section' },
  publishedAt: '2020-01-01T10:00:00+05:30',
  bodyMarkdown: 'Some *text*.',
  ...extra,
})
const bodyOf = async (sourceId: string): Promise<Block[]> => {
  const rows = await sql<{ body: Block[] }>`
    select stories.body from edition.stories join articles using (id) where source_id = ${sourceId} order by id limit 1`
  return rows[0]?.body ?? []
}
const oneStory = async (sourceId: string) => {
  const { docs } = await payload.find({
    collection: 'articles',
    where: { sourceId: { equals: sourceId } },
    depth: 1,
    limit: 1,
  })
  return docs[0]
}

describe('an imported story', () => {
  it('is live, with its section, byline, tags in order, times and body', async () => {
    const authors = [
      { slug: 'full-b', name: 'B' },
      { slug: 'full-a', name: 'A' },
    ]
    const tags = [
      { slug: 'full-z', name: 'Z', aliases: ['Zed'] },
      { slug: 'full-y', name: 'Y' },
    ]
    const report = await source('full')(
      story('full', {
        slug: 'given-slug',
        kicker: 'Kicker',
        standfirst: 'Standfirst',
        authors,
        tags,
        language: 'de',
        revisedAt: '2020-01-02T00:00:00Z',
      }),
    )
    expect(report).toMatchObject({ stories: { created: 1 }, failed: 0 })
    expect(await oneStory('full:full')).toMatchObject({
      _status: 'published',
      slug: 'given-slug',
      kicker: 'Kicker',
      language: 'de',
      publishedAt: '2020-01-01T04:30:00.000Z',
      revisedAt: '2020-01-02T00:00:00.000Z',
      section: { slug: 'section-full' },
      authors: [{ name: 'B' }, { name: 'A' }],
      tags: [{ name: 'Z', aliases: ['Zed'] }, { name: 'Y' }],
    })
    expect(await bodyOf('full:full')).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Some ' },
          { type: 'text', text: 'text', marks: ['italic'] },
          { type: 'text', text: '.' },
        ],
      },
    ])
  })

  it('imported again is not touched; edited, it alone is updated and loses what the line lost', async () => {
    const run = source('again')
    await run(story('again', { kicker: 'Kicker' }), story('again-2'))
    const before =
      await sql`select id, updated_at from articles where source_id like 'again:%' order by source_id limit 10`
    expect((await run(story('again', { kicker: 'Kicker' }), story('again-2'))).stories).toEqual({
      created: 0,
      updated: 0,
      unchanged: 2,
    })
    expect(
      await sql`select id, updated_at from articles where source_id like 'again:%' order by source_id limit 10`,
    ).toEqual(before)
    expect((await run(story('again'), story('again-2'))).stories).toEqual({ created: 0, updated: 1, unchanged: 1 })
    expect((await oneStory('again:again'))?.kicker).toBeNull()
  })

  it('with a slug that another has gets a suffix', async () => {
    await source('slug-a')(story('slug-1', { slug: 'same-slug' }))
    await source('slug-b')(story('slug-2', { slug: 'same-slug' }))
    expect((await oneStory('slug-b:slug-2'))?.slug).toBe('same-slug-2')
  })

  it('whose editor has unpublished it is brought up to date and stays so', async () => {
    const run = source('unpublished')
    await run(story('unpublished'))
    const id = (await oneStory('unpublished:unpublished'))?.id ?? ''
    await payload.update({ collection: 'articles', id, data: { _status: 'draft' } })
    await run(story('unpublished', { kicker: 'New' }))
    expect(await oneStory('unpublished:unpublished')).toMatchObject({ _status: 'draft', kicker: 'New' })
    expect(await bodyOf('unpublished:unpublished')).toEqual([])
  })

  it('that was withdrawn does not come back when it is deleted for good, nor by law before that', async () => {
    const by = { id: '00000000-0000-4000-8000-000000000000', name: 'Nobody' }
    const notice = { notice: 'It is gone.', reason: 'A court', status: 410, showsHeadline: false } as const
    const transact = transactOn(payloadPool(payload))
    for (const name of ['withdrawn', 'sealed']) {
      const run = source(name)
      await run(story(name))
      const id = (await oneStory(`${name}:${name}`))?.id ?? ''
      await transact(async (inside) => {
        await withdraw(inside, { ...notice, storyId: id, by })
        await inside`update articles set _status = 'draft' where id = ${id}`
        await inside`delete from edition.stories where id = ${id}`
        if (name === 'sealed') await inside`update newsroom.withdrawals set is_legal = true where story_id = ${id}`
      })
      const again = () => run(story(name, { kicker: 'New' }))
      if (name === 'sealed') expect((await again()).stories).toEqual({ created: 0, updated: 0, unchanged: 1 })
      await payload.delete({ collection: 'articles', id })
      expect((await again()).stories).toEqual({ created: 0, updated: 0, unchanged: 1 })
      expect(await oneStory(`${name}:${name}`)).toBeUndefined()
    }
  })

  it('names stories before and after it, and is written again for those after', async () => {
    const linkTo = (other: string) => ({
      type: 'internalLink',
      to: 'articles',
      story: other,
      children: [{ type: 'text', text: other }],
    })
    const body = [
      { type: 'paragraph', children: [linkTo('refs-later'), linkTo('refs-never')] },
      { type: 'relatedStory', story: 'refs-later' },
    ]
    const early = story('refs-early', { bodyMarkdown: undefined, body })
    const report = await source('refs')(early, story('refs-later', { publishedAt: '2021-01-01T00:00:00Z' }))
    expect(report.stories.created).toBe(2)
    const later = (await oneStory('refs:refs-later'))?.id
    expect(await bodyOf('refs:refs-early')).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'internalLink', to: 'articles', id: later, children: [{ type: 'text', text: 'refs-later' }] },
          { type: 'text', text: 'refs-never' },
        ],
      },
      { type: 'relatedStory', storyId: later },
    ])
  })

  it('enters the lists in the order of dates, whatever the order of lines', async () => {
    const inSection = (id: string, publishedAt: string) =>
      story(id, { publishedAt, section: { slug: 'ordered', name: 'Ordered' } })
    await source('order')(
      inSection('order-3', '2022-01-01T00:00:00Z'),
      inSection('order-1', '2020-01-01T00:00:00Z'),
      inSection('order-2', '2021-01-01T00:00:00Z'),
    )
    const rows = await sql<{ source_id: string }>`
      select articles.source_id from edition.listings join articles on articles.id = story_id join sections on sections.id = section_id
      where sections.slug = 'ordered' group by articles.source_id order by min(listings.position), articles.source_id limit 10`
    expect(rows.map((row) => row.source_id)).toEqual(['order:order-1', 'order:order-2', 'order:order-3'])
  })
})

describe('a batch with a bad story', () => {
  it('keeps the others and leaves nothing of the bad one', async () => {
    const report = await source('bad')(
      story('bad-1'),
      story('bad-2', { section: 'no-such-section', tags: [{ slug: 'bad-only', name: 'Only of the bad one' }] }),
      story('bad-3'),
    )
    expect(report.stories.created).toBe(2)
    expect(report.problems).toEqual([{ line: 2, reason: expect.stringContaining('no-such-section') }])
    const { totalDocs } = await payload.count({ collection: 'tags', where: { slug: { equals: 'bad-only' } } })
    expect(totalDocs).toBe(0)
  })
})

describe('authors, tags and sections', () => {
  it('of a slug that exists are used as they are', async () => {
    await payload.create({ collection: 'tags', data: { name: 'Ours', slug: 'shared-tag' } })
    await source('shared')(story('shared', { tags: [{ slug: 'shared-tag', name: 'Theirs' }] }))
    expect((await oneStory('shared:shared'))?.tags).toMatchObject([{ name: 'Ours' }])
  })

  it('that an editor gave another slug are still found', async () => {
    const run = source('renamed')
    await run(story('renamed', { authors: [{ slug: 'renamed-author', name: 'A' }] }))
    await payload.update({
      collection: 'authors',
      where: { slug: { equals: 'renamed-author' } },
      data: { slug: 'another-slug' },
    })
    const again = source('renamed')
    await again(story('renamed', { authors: [{ slug: 'renamed-author', name: 'A' }], kicker: 'New' }))
    expect((await oneStory('renamed:renamed'))?.authors).toMatchObject([{ slug: 'another-slug' }])
  })

  it('on lines of their own are made, updated and left alone', async () => {
    const run = source('lines')
    const lines = [
      { type: 'section', slug: 'lines-parent', name: 'Parent' },
      { type: 'section', slug: 'lines-child', name: 'Child', parent: 'lines-parent' },
      { type: 'author', slug: 'lines-author', name: 'Author', bio: 'Before' },
      { type: 'tag', slug: 'lines-tag', name: 'Tag', aliases: ['One', 'Two'] },
    ]
    expect((await run(...lines)).entities).toEqual({ created: 4, updated: 0, unchanged: 0 })
    expect((await run(...lines)).entities).toEqual({ created: 0, updated: 0, unchanged: 4 })
    const edited = { type: 'author', slug: 'lines-author', name: 'Author', bio: 'After' }
    expect((await run(...lines.slice(0, 2), edited)).entities).toEqual({ created: 0, updated: 1, unchanged: 2 })
    const { docs } = await payload.find({
      collection: 'sections',
      where: { slug: { equals: 'lines-child' } },
      depth: 1,
    })
    expect(docs[0]?.parent).toMatchObject({ slug: 'lines-parent' })
  })
})

describe('pictures', () => {
  it('come in once, with their fields, as lead image and in the body', async () => {
    const picture = { path: 'blue.jpg', alt: 'Blue', credit: 'Desk', focalX: 20, focalY: 30 }
    const line = (id: string) =>
      story(id, {
        leadImage: picture,
        bodyMarkdown: undefined,
        body: [{ type: 'image', image: picture, caption: 'Here' }],
      })
    const report = await source('pictures', { images: true })(line('pictures-1'), line('pictures-2'))
    expect(report).toMatchObject({ stories: { created: 2 }, failed: 0, warnings: [] })
    const { docs } = await payload.find({ collection: 'media', where: { sourceId: { like: 'pictures:' } } })
    expect(docs).toMatchObject([{ alt: 'Blue', credit: 'Desk', focalX: 20, focalY: 30 }])
    expect((await oneStory('pictures:pictures-2'))?.leadImage).toMatchObject({ id: docs[0]?.id })
    expect(await bodyOf('pictures:pictures-1')).toEqual([{ type: 'image', mediaId: docs[0]?.id, caption: 'Here' }])
  })

  it('that cannot be had are reported, and the story comes in without', async () => {
    const image = (path: string) => ({ type: 'image', image: { path, alt: 'x' } })
    writeFileSync(join(folder, 'text.jpg'), 'no picture')
    const body = [image('../../../../etc/passwd'), image('missing.jpg'), image('text.jpg'), { type: 'rule' }]
    const report = await source('no-pictures', { images: true })(
      story('no-pictures', { bodyMarkdown: undefined, body }),
    )
    expect(report.warnings.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('outside the folder'),
      expect.stringContaining('no such file'),
      expect.stringContaining('text.jpg'),
    ])
    expect(await bodyOf('no-pictures:no-pictures')).toEqual([{ type: 'rule' }])
  })
})

async function neverFetch(): Promise<never> {
  throw new Error('no test asks the network')
}
