import type { Payload } from 'payload'
import { Pool } from 'pg'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { makePage, makeStock, makeStory, ownerSql, type Stock } from '../collections/testing/stock.ts'
import { rebuildEdition } from '../edition/rebuild.ts'
import { partOf } from '../feeds/sitemap.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import { rawFragment } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { readArchiveDay } from './archive-day.ts'
import { readArchive } from './archive-index.ts'
import { readArchiveMonth } from './archive-month.ts'
import { readAuthorPage } from './author-page.ts'
import { readNewest, readNewsStories } from './feed-stories.ts'
import { readFront } from './front.ts'
import { readFurniture } from './furniture.ts'
import { publicReader } from './reader.ts'
import { readRedirect } from './redirect.ts'
import { readSectionPage } from './section-page.ts'
import { readSitemapPart, readSitemapParts } from './sitemap-parts.ts'
import { readStaticPage } from './static-page.ts'
import { readStoryPage } from './story-page.ts'
import { readTagPage } from './tag-page.ts'

const DENIED = '42501'

let payload: Payload
let stock: Stock
const statements: { text: string; parameters: unknown[] }[] = []

beforeAll(async () => {
  payload = await testPayload()
  stock = await makeStock(payload)
  for (let number = 0; number < 45; number += 1) {
    await makeStory(payload, {
      headline: `Story ${number}`,
      section: stock.local.id,
      authors: [stock.asha.id],
      tags: [stock.trams.id],
      leadImage: stock.picture.id,
    })
  }
  await makePage(payload, { title: 'About' })
  // The pool that reading/ really uses: what it is asked, not what somebody meant to ask.
  const query = Pool.prototype.query
  vi.spyOn(Pool.prototype, 'query').mockImplementation(function (this: Pool, ...given: unknown[]) {
    const { text, values } = given[0] as { text: string; values: unknown[] }
    if (this.options.application_name === 'broadsheet reader') statements.push({ text, parameters: values })
    return (query as (...all: unknown[]) => never).apply(this, given)
  })
})

beforeEach(() => {
  statements.length = 0
})

describe('the pool that reading/ uses', () => {
  test('is denied every table outside the edition, and may read every one in it', async () => {
    const tables = await ownerSql(payload)<{ schema: string; name: string }>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['articles', '_articles_v', 'users', 'stories']),
    )
    const { sql } = publicReader()
    for (const { schema, name } of tables) {
      const reading = sql`select * from ${rawFragment(`"${schema}"."${name}"`)} limit 1`
      if (schema === 'edition') await expect(reading, name).resolves.toBeDefined()
      else await expect(reading, `${schema}.${name}`).rejects.toMatchObject({ code: DENIED })
    }
  })

  test('may write nothing, even where it says that it wants to', async () => {
    const { sql } = publicReader()
    const tables = await ownerSql(payload)<{
      name: string
    }>`select tablename as name from pg_tables where schemaname = 'edition' order by 1`
    for (const { name } of tables) {
      for (const text of [
        `delete from edition.${name}`,
        `truncate edition.${name}`,
        `insert into edition.${name} default values`,
        `drop table edition.${name}`,
      ]) {
        await expect(sql`${rawFragment(text)}`, text).rejects.toMatchObject({
          code: expect.stringMatching(/^(42501|25006)$/),
        })
      }
    }
    for (const text of [
      'create table edition.mine ()',
      'create table public.mine ()',
      'create schema mine',
      'create temporary table mine ()',
      `update edition.stories set headline = 'x'`,
      'copy edition.stories to program $$true$$',
      'set role postgres',
    ]) {
      await expect(sql`${rawFragment(text)}`, text).rejects.toHaveProperty('code')
    }
  })

  test('is denied by its rights too, not only by a setting that it could change', async () => {
    const client = await new Pool({ connectionString: process.env.READER_DATABASE_URL, max: 1 }).connect()
    try {
      await client.query('set session characteristics as transaction read write')
      for (const text of [
        `update edition.stories set headline = 'x'`,
        'delete from edition.stories',
        `insert into edition.lists values ('01890000-0000-7000-8000-000000000001', 1)`,
        'create table edition.mine ()',
        'create table public.mine ()',
      ]) {
        await expect(client.query(text), text).rejects.toMatchObject({ code: DENIED })
      }
    } finally {
      client.release(true)
    }
  })

  test('draws no text out of Payload’s tables through the edition’s views', async () => {
    const { sql } = publicReader()
    const views = await ownerSql(payload)<{ definition: string }>`
      select pg_get_viewdef(c.oid) as definition from pg_class c where relkind = 'v' and relnamespace = 'edition'::regnamespace`
    expect(views.length).toBeGreaterThan(0)
    for (const { definition } of views)
      expect(definition).not.toMatch(/\b(from|join)\s+(?:public\.)?(articles|_articles_v|users|media)\b(?!\.)/i)
    expect(await sql`select story_id from edition.expected_listings limit 1`).toHaveLength(1)
  })
})

describe('statements of a page, with what surrounds it', () => {
  const slug = 'story-3'
  const today = new Date().toISOString().slice(0, 10)
  const PAGES: { name: string; read: () => Promise<unknown>; most: number }[] = [
    { name: 'a story', read: () => readStoryPage('local', slug), most: 1 },
    { name: 'a story under a wrong section', read: () => readStoryPage('news', slug), most: 1 },
    { name: 'a story that is not there', read: () => readStoryPage('local', 'nothing'), most: 2 },
    { name: 'the front', read: () => readFront(), most: 2 },
    { name: 'a section', read: () => readSectionPage('local'), most: 2 },
    { name: 'a section above', read: () => readSectionPage('news'), most: 2 },
    { name: 'a closed page of a section', read: () => readSectionPage('local', 1), most: 2 },
    { name: 'a tag', read: () => readTagPage('trams'), most: 2 },
    { name: 'a closed page of a tag', read: () => readTagPage('trams', 1), most: 2 },
    { name: 'a page of a tag that is not there', read: () => readTagPage('trams', 99), most: 1 },
    { name: 'an author', read: () => readAuthorPage('asha-rao'), most: 2 },
    { name: 'a closed page of an author', read: () => readAuthorPage('asha-rao', 1), most: 2 },
    { name: 'a static page', read: () => readStaticPage('about'), most: 1 },
    { name: 'the feed', read: () => readNewest(), most: 1 },
    { name: 'the news sitemap', read: () => readNewsStories(), most: 2 },
    { name: 'the months', read: () => readSitemapParts(), most: 2 },
    { name: 'a third of a month', read: () => readSitemapPart(partOf(new Date().toISOString())), most: 1 },
    { name: 'fronts, authors and pages', read: () => readSitemapPart('pages'), most: 1 },
    { name: 'a share of the tags', read: () => readSitemapPart('tags-1'), most: 1 },
    { name: 'the calendar', read: () => readArchive(), most: 2 },
    { name: 'a month of the calendar', read: () => readArchiveMonth(today.slice(0, 7)), most: 2 },
    { name: 'a day', read: () => readArchiveDay(today), most: 3 },
    { name: 'a closed page of a day', read: () => readArchiveDay('2026-01-01', 1), most: 2 },
    { name: 'a redirect', read: () => readRedirect('/old'), most: 1 },
  ]

  test.each(PAGES)('$name: $most and one for the furniture, none with OFFSET or COUNT(*)', async ({ read, most }) => {
    await Promise.all([read(), readFurniture()])
    expect(statements.length).toBeGreaterThan(1)
    expect(statements.length).toBeLessThanOrEqual(most + 1)
    for (const { text } of statements) {
      // Of a tag's newest stories it counts which have what else: they are 120 at most.
      expect(text.replaceAll('count(distinct newest.story_id)', '')).not.toMatch(/\boffset\b|\bcount\s*\(/i)
      expect(text).toMatch(/\blimit\b/i)
    }
  })

  // Ten thousand stories through the triggers of each row.
  test('no statement reads a large table from end to end', { timeout: 120_000 }, async () => {
    const sql = ownerSql(payload)
    // First of all, or each of ten thousand rows would be noted for itself, which takes longer than they do.
    const QUIETLY = rawFragment(`with quietly as materialized (select edition.note('all')::text)`)
    await sql`
      ${QUIETLY} insert into edition.stories select (jsonb_populate_record(story, jsonb_build_object(
        'id', gen_random_uuid(), 'slug', 'many-' || number, 'published_at', now() - number * interval '1 hour'))).*
      from quietly, edition.stories as story, generate_series(1, 10000) as number where story.slug = ${slug}`
    await sql`
      ${QUIETLY} insert into edition.listings
      select list.id, 1000 + row_number() over (partition by list.id order by published_at), story.id
      from quietly, edition.stories as story, edition.lists as list where story.slug like 'many-%'`
    await sql`${QUIETLY} update edition.lists set last_position = 21000 from quietly`
    await sql`
      ${QUIETLY} insert into edition.story_tags
      select id, ${stock.trams.id}, 1 from quietly, edition.stories where slug like 'many-%'`
    await sql`
      ${QUIETLY} insert into edition.story_authors
      select id, ${stock.asha.id}, 1 from quietly, edition.stories where slug like 'many-%'`
    for (const table of LARGE) await sql`analyze ${rawFragment(`edition.${table}`)}`
    const pool = payloadPool(payload)
    const whole = await pool.query('explain (format json) select headline from edition.stories')
    expect(scannedIn(whole.rows[0])).toEqual(['stories'])
    for (const { name, read } of PAGES) {
      // A month's sitemap is the month's stories; the news sitemap the last days'.
      statements.length = 0
      await read()
      expect(statements.length, name).toBeGreaterThan(0)
      for (const { text, parameters } of statements) {
        const { rows } = await pool.query(`explain (format json) ${text}`, parameters)
        expect(scannedIn(rows[0]), `${name}: ${text}`).toEqual([])
      }
    }
    // The planted stories have no rows of Payload's behind them: takes them out again.
    await rebuildEdition(payload)
  })
})

/** Large tables that a plan reads from end to end. */
function scannedIn(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(scannedIn)
  if (!plan || typeof plan !== 'object') return []
  const node = plan as Record<string, unknown>
  const isScan = node['Node Type'] === 'Seq Scan' && LARGE.has(String(node['Relation Name']))
  return [...(isScan ? [String(node['Relation Name'])] : []), ...Object.values(node).flatMap(scannedIn)]
}

const LARGE = new Set(['stories', 'listings', 'story_tags', 'story_authors', 'day_stories'])
