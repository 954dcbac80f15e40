import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { syncListings } from '../../edition/write-story.ts'
import { sqlOn } from '../../lib/sql.ts'
import { testDatabase } from '../../lib/testing/test-database.ts'
import { analyseStory } from '../../related/analyse-story.ts'
import { byTerm, unpackVector } from '../../related/vector.ts'
import { INDEXED_TERMS } from '../../related/weights.ts'
import { createCorpus } from './corpus.ts'
import { writeCorpus } from './write-corpus.ts'

const STORIES = 1200
let client: pg.Client
let changesOfLoad: unknown[]

beforeAll(async () => {
  const url = new URL(inject('testHouse').superuserUrl)
  url.pathname = new URL((await testDatabase()).databaseUrl).pathname
  client = new pg.Client({ connectionString: url.href })
  await client.connect()
  const renditions = [{ hash: 'b'.repeat(32), width: 1200, height: 800, widths: [320, 1200] }]
  const corpus = createCorpus({ stories: STORIES, seed: 5, authors: 40, tags: 300, renditions })
  await writeCorpus({ client, corpus })
  changesOfLoad = (await client.query('select tags from edition.changes order by id desc limit 2')).rows
})

afterAll(() => client.end())

it('the places in lists are those that publishing the stories would have given', async () => {
  const places = async () => ({
    lists: (await client.query('select id, last_position from edition.lists order by id')).rows,
    listings: (
      await client.query('select list_id, position, story_id from edition.listings order by list_id, position')
    ).rows,
  })
  const written = await places()
  expect(written.listings.length).toBeGreaterThan(STORIES * 6)
  await client.query('delete from edition.listings; delete from edition.lists')
  const { rows } = await client.query('select id from edition.stories')
  await syncListings(
    sqlOn(client as unknown as pg.PoolClient),
    rows.map(({ id }) => id),
  )
  expect(await places()).toEqual(written)
})

it('search finds what it would find had the stories been published', async () => {
  const { rows } = await client.query(`
    select count(*)::int as stories, count(*) filter (where actual.words = expected.words)::int as same,
      bool_and((actual.published_at, actual.config) = (expected.published_at, expected.config)) as rest
    from edition.expected_search as expected left join edition.story_search as actual using (story_id) limit 1`)
  expect(rows[0]).toEqual({ stories: STORIES, same: STORIES, rest: true })
})

it('related stories are found by the terms that the engine gives them, but for how rare they are', async () => {
  const sql = sqlOn(client as unknown as pg.PoolClient)
  const { rows } = await client.query(
    'select story_id, terms from edition.story_vectors order by position desc limit 20',
  )
  expect(rows).toHaveLength(20)
  for (const { story_id, terms } of rows) {
    const stored = byTerm(unpackVector(terms))
    const analysis = await analyseStory(sql, story_id)
    const analysed = byTerm(analysis ?? unpackVector(Buffer.alloc(0)))
    const shared = [...analysed.keys()].filter((term) => stored.has(term))
    expect(shared.length).toBeGreaterThan(0.8 * analysed.size)
    expect(shared.map((term) => stored.get(term))).toEqual(shared.map((term) => analysed.get(term)))
  }
  const counted = await client.query(`
    select (select sum(stories) from edition.terms)::int as counted, (select sum(length(terms) / 5) from edition.story_vectors)::int as stored,
      (select count(*) from edition.story_terms)::int as indexed limit 1`)
  expect(counted.rows[0].counted).toBe(counted.rows[0].stored)
  expect(counted.rows[0].indexed).toBe(STORIES * INDEXED_TERMS)
})

it('bodies, arrays and absent values arrive as they were', async () => {
  const { rows } = await client.query(`
    select count(*)::int as stories, bool_and(jsonb_typeof(body) = 'array') as bodies,
      bool_and(cardinality(media_ids) > 0 or lead_media_id is null) as pictures,
      count(*) filter (where standfirst is null)::int as without
    from edition.stories limit 1`)
  expect(rows[0]).toMatchObject({ stories: STORIES, bodies: true, pictures: true })
  expect(rows[0].without).toBeGreaterThan(0)
})

it('everything that stories name is there', async () => {
  const { rows } = await client.query(`
    select (select count(*) from edition.story_tags where tag_id not in (select id from edition.tags))::int as tags,
      (select count(*) from edition.story_authors where author_id not in (select id from edition.authors))::int as authors,
      (select count(*) from edition.stories where section_id not in (select id from edition.sections))::int as sections,
      (select count(*) from edition.related where related_id not in (select id from edition.stories))::int as related,
      (select count(*) from edition.related where related_id = story_id)::int as themselves,
      (select count(*) from edition.stories as story, unnest(story.media_ids) as picture
        where picture not in (select id from edition.media))::int as pictures
    limit 1`)
  expect(rows[0]).toEqual({ tags: 0, authors: 0, sections: 0, related: 0, themselves: 0, pictures: 0 })
})

it('the whole load is one change, of everything', () => {
  expect(changesOfLoad).toEqual([{ tags: ['all'] }])
})

it('what is written afterwards is noted as a change again', async () => {
  const { rows: before } = await client.query('select max(id)::int as id from edition.changes limit 1')
  await client.query(
    `update edition.stories set headline = 'Changed' where id = (select min(id::text)::uuid from edition.stories)`,
  )
  const { rows: after } = await client.query('select max(id)::int as id from edition.changes limit 1')
  expect(after[0].id).toBeGreaterThan(before[0].id)
})
