import type { Payload } from 'payload'
import { beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, make, makeStock, makeStory, ownerSql, type Stock } from '../collections/testing/stock.ts'
import type { Block } from '../edition/body.ts'
import { rebuildEdition } from '../edition/rebuild.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import { rawFragment, type Sql } from '../lib/sql.ts'
import naughty from '../lib/testing/naughty-strings.json' with { type: 'json' }
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import type { Article, Author, Tag } from '../payload-types.ts'
import { searchReader } from '../reading/reader.ts'
import { relateStory } from '../related/relate-story.ts'
import { MOST_RANKED, RESULTS } from './find-stories.ts'
import { readSearchRequest, type SearchRequest } from './search-request.ts'
import { searchStories } from './search-stories.ts'
import { loosen, suggestName } from './suggest-instead.ts'
import { suggestSpelling } from './suggest-spelling.ts'

let payload: Payload
let owner: Sql
let stock: Stock
const sql: Sql = (strings, ...values) => searchReader().sql(strings, ...values)

beforeAll(async () => {
  payload = await testPayload()
  owner = ownerSql(payload)
  stock = await makeStock(payload)
})

const story = (data: Partial<Article>) => makeStory(payload, { section: stock.news.id, ...data })
const ask = (given: string | Record<string, string>) =>
  readSearchRequest(typeof given === 'string' ? { q: given } : given)
const find = (given: string | Record<string, string>) => searchStories({ sql, prepared: sql }, ask(given))
const idsOf = async (given: string | Record<string, string>) => (await find(given)).ids

describe('words', () => {
  let german: Article
  let french: Article
  let english: Article
  beforeAll(async () => {
    german = await story({ headline: 'Grüße aus den Wäldern', standfirst: 'Zürichs Häuser', language: 'de-CH' })
    french = await story({
      headline: 'Les élections publiées',
      body: bodyOf('Un château à São Paulo. La sécurité.'),
      language: 'fr',
    })
    english = await story({
      headline: 'Running elections',
      body: bodyOf('The hurried foxes were jumping.'),
      language: 'en',
    })
  })

  test.each([
    ['wald', () => [german.id]],
    ['Walder', () => [german.id]],
    ['haus', () => [german.id]],
    ['zurich', () => [german.id]],
    ['Grüsse', () => [german.id]],
    ['chateaux', () => [french.id]],
    ['sao paulo', () => [french.id]],
    ['SÃO PAULO', () => [french.id]],
    ['publier', () => [french.id]],
    ['publiees', () => [french.id]],
    ['securite', () => [french.id]],
    ['fox jumps', () => [english.id]],
    ['run', () => [english.id]],
  ])('%s is found as the language of the story bends it, with and without accents', async (q, ids) => {
    expect(await idsOf(q)).toEqual(ids())
  })

  test('a word of several languages finds the stories of each', async () => {
    expect((await idsOf('élection')).toSorted()).toEqual([french.id, english.id].toSorted())
  })

  test('a word that one language does not count is still asked for in the others', async () => {
    // "die" is nothing in German; in English it is a word, and no story has it.
    await story({ headline: 'Hard times', language: 'en' })
    expect(await idsOf('die hard')).toEqual([])
    expect(await idsOf('die Wälder')).toEqual([german.id])
  })

  test('a text without a language is in the site’s', async () => {
    const { id } = await story({ headline: 'Whispering galleries' })
    expect(await idsOf('whisper gallery')).toEqual([id])
  })
})

test('every part of a text is found, a word that is bold in its middle too', async () => {
  const run = (text: string) => ({ type: 'text' as const, text })
  const blocks: Block[] = [
    {
      type: 'paragraph',
      children: [run('quag'), { ...run('mire'), marks: ['bold'] }, { type: 'break' }, run('zeppelin')],
    },
    { type: 'heading', level: 2, children: [run('albatross')] },
    {
      type: 'list',
      ordered: false,
      items: [
        {
          children: [run('bassoon')],
          list: { type: 'list', ordered: true, items: [{ children: [run('cassowary')] }] },
        },
      ],
    },
    { type: 'quote', paragraphs: [[run('dirigible')]] },
    { type: 'table', rows: [[{ header: false, children: [run('eiderdown')] }]] },
    { type: 'paragraph', children: [{ type: 'link', href: 'https://example.org', children: [run('flugelhorn')] }] },
  ]
  const { id } = await story({
    headline: 'A list of oddities',
    standfirst: 'gargoyle',
    kicker: 'harpsichord',
    body: bodyOf(...blocks),
  })
  for (const word of [
    'quagmire',
    'zeppelin',
    'albatross',
    'bassoon',
    'cassowary',
    'dirigible',
    'eiderdown',
    'flugelhorn',
    'gargoyle',
    'harpsichord',
  ]) {
    expect(await idsOf(word), word).toEqual([id])
  }
  expect(await idsOf('quag')).toEqual([])
})

describe('phrases, exclusion, alternatives', () => {
  let one: Article
  let other: Article
  beforeAll(async () => {
    one = await story({ headline: 'The porcupine council met', body: bodyOf('Covid-19 and U.S. sanctions.') })
    other = await story({ headline: 'Council of the porcupine', body: bodyOf('The marmalade question.') })
  })

  test.each([
    ['porcupine council', () => [one.id, other.id]],
    ['"porcupine council"', () => [one.id]],
    ['"council of the porcupine"', () => [other.id]],
    ['porcupine -marmalade', () => [one.id]],
    ['porcupine -"porcupine council"', () => [other.id]],
    ['marmalade OR sanctions porcupine', () => [one.id, other.id]],
    ['covid 19', () => [one.id]],
    ['covid-19', () => [one.id]],
    ['covid19', () => []],
    ['US sanctions', () => [one.id]],
    ['mar-malade', () => [other.id]],
    ['porcupine -mar-malade', () => [one.id]],
    ['"mar-malade"', () => []],
    ['porcupine -marmalade -sanctions', () => []],
  ])('%s', async (q, ids) => {
    expect((await idsOf(q)).toSorted()).toEqual(ids().toSorted())
  })
})

describe('names', () => {
  let defense: Tag
  let tagged: Article
  let written: Article
  beforeAll(async () => {
    defense = await make<Tag>(payload, 'tags', {
      name: 'US Defense Department',
      aliases: ['Pentagon'],
      kind: 'organisation',
    })
    tagged = await story({ headline: 'A contract for shells', tags: [defense.id] })
    written = await story({ headline: 'The pentagon has five corners' })
  })

  test('a name finds the stories that carry it, whatever their words, and under each of its spellings', async () => {
    expect((await idsOf('pentagon')).toSorted()).toEqual([tagged.id, written.id].toSorted())
    expect(await idsOf('us defense department shells')).toEqual([tagged.id])
  })

  test('in quotes it is a name too: it stands on the story’s page', async () => {
    expect(await idsOf('"us defense department"')).toEqual([tagged.id])
    expect(await idsOf('"defense us department"')).toEqual([])
  })

  test('it stands above the results as a link, once there is a page to go to', async () => {
    expect((await find('pentagon')).links).toEqual([
      { kind: 'tag', id: defense.id, name: 'US Defense Department', slug: 'us-defense-department' },
    ])
    await make<Tag>(payload, 'tags', { name: 'Unwritten' })
    expect((await find('unwritten')).links).toEqual([])
  })

  test('a renamed tag is found under its new name at once, and no longer under the old', async () => {
    const tag = await make<Tag>(payload, 'tags', { name: 'Twitterquark' })
    const { id } = await story({ headline: 'A platform changes hands', tags: [tag.id] })
    expect(await idsOf('twitterquark')).toEqual([id])
    await payload.update({ collection: 'tags', id: tag.id, data: { name: 'Xquark Holdings' } })
    expect(await idsOf('xquark holdings')).toEqual([id])
    expect(await idsOf('twitterquark')).toEqual([])
  })

  test('stories of a merged tag are found under the one that readers know, and the other way round', async () => {
    const kept = await make<Tag>(payload, 'tags', { name: 'Zephyrland' })
    const merged = await make<Tag>(payload, 'tags', { name: 'Zephyria' })
    const [one, two] = [await story({ tags: [kept.id] }), await story({ tags: [merged.id] })]
    await owner`update edition.tags set merged_into = ${kept.id} where id = ${merged.id}`
    for (const q of ['zephyrland', 'zephyria']) {
      expect((await idsOf(q)).toSorted(), q).toEqual([one.id, two.id].toSorted())
      expect((await find(q)).links.map(({ slug }) => slug)).toEqual(['zephyrland'])
    }
    for (const tag of ['zephyrland', 'zephyria'])
      expect((await idsOf({ tag })).toSorted(), tag).toEqual([one.id, two.id].toSorted())
    await owner`update edition.tags set merged_into = null where id = ${merged.id}`
  })

  test('an author is found by name, and by each word of it', async () => {
    const author = await make<Author>(payload, 'authors', { name: 'Ottoline Ströhmberg' })
    const { id } = await story({ authors: [author.id] })
    for (const q of ['ottoline strohmberg', 'Ströhmberg', 'ottoline', 'strohmberg ottoline', '"ottoline strohmberg"'])
      expect(await idsOf(q), q).toEqual([id])
    const hyphenated = await make<Author>(payload, 'authors', { name: 'Ishild Vail-Ambrose' })
    const other = await story({ authors: [hyphenated.id] })
    for (const q of ['ambrose', 'vail-ambrose', 'ishild vail ambrose']) expect(await idsOf(q), q).toEqual([other.id])
    expect((await find('strohmberg')).links.map(({ name }) => name)).toEqual([author.name])
    // A piece of a word is no word.
    expect(await idsOf('strohm')).toEqual([])
  })

  test('a tag and an author of one name are both found', async () => {
    const tag = await make<Tag>(payload, 'tags', { name: 'Quillifer' })
    const author = await make<Author>(payload, 'authors', { name: 'Quillifer' })
    const [one, two] = [await story({ tags: [tag.id] }), await story({ authors: [author.id] })]
    expect((await idsOf('quillifer')).toSorted()).toEqual([one.id, two.id].toSorted())
  })

  test('a word that stands in very many names is a word, and none of them', async () => {
    for (let number = 0; number < 31; number += 1)
      await make<Tag>(payload, 'tags', { name: `Glossolalia of kind ${number}` })
    const [first] = await owner<{ id: string }>`select id from tags where name = 'Glossolalia of kind 0'`
    const { id } = await story({ tags: [first?.id ?? ''] })
    expect(await idsOf('glossolalia')).toEqual([])
    expect(await idsOf('glossolalia of kind 0')).toEqual([id])
  })

  test('a misspelled name is told, with the search that was meant', async () => {
    const { parsed, request, ids } = await find('us defence departmant shells')
    expect(ids).toEqual([])
    expect((await suggestName(sql, parsed, request))?.name).toBeUndefined()
    const close = await find('Ottoline Strömberk')
    expect(await suggestName(sql, close.parsed, close.request)).toMatchObject({
      name: 'Ottoline Ströhmberg',
      request: { q: 'Ottoline Ströhmberg' },
    })
  })
})

describe('filters', () => {
  let local: Article
  let sport: Article
  beforeAll(async () => {
    local = await story({
      headline: 'Kumquat harvest',
      section: stock.local.id,
      authors: [stock.asha.id],
      publishedAt: '2020-01-15T23:30:00Z',
    })
    sport = await story({
      headline: 'Kumquat race',
      section: stock.sport.id,
      tags: [stock.rivers.id],
      publishedAt: '2021-06-01T00:00:00Z',
    })
  })

  test.each([
    [{ q: 'kumquat', section: 'local' }, () => [local.id]],
    [{ q: 'kumquat', section: 'news' }, () => [local.id]],
    [{ q: 'kumquat', author: 'asha-rao' }, () => [local.id]],
    [{ q: 'kumquat', tag: 'rivers' }, () => [sport.id]],
    [{ q: 'kumquat', from: '2020-01-16' }, () => [sport.id]],
    [{ q: 'kumquat', to: '2020-01-15' }, () => [local.id]],
    [{ q: 'kumquat', from: '2021-06-01', to: '2021-06-01' }, () => [sport.id]],
    [{ q: 'kumquat', from: '2021-07-01', to: '2020-01-01' }, () => [sport.id, local.id]],
    [{ q: 'kumquat', section: 'sport', author: 'asha-rao' }, () => []],
    [{ section: 'sport' }, () => [sport.id]],
    [{ from: '2020-01-01', to: '2020-12-31' }, () => [local.id]],
    [{ q: '-harvest', section: 'sport' }, () => [sport.id]],
    [{ q: 'kumquat', section: 'nowhere' }, () => []],
  ])('%j', async (given, ids) => {
    expect(await idsOf(given)).toEqual(ids())
  })

  test('a day is the paper’s', async () => {
    await payload.updateGlobal({
      slug: 'settings',
      data: { name: 'The Paper', timeZone: 'Asia/Kolkata', language: 'en' },
    })
    expect(await idsOf({ q: 'kumquat', from: '2020-01-16', to: '2020-01-16' })).toEqual([local.id])
    await payload.updateGlobal({ slug: 'settings', data: { name: 'The Paper', timeZone: 'UTC', language: 'en' } })
  })

  test('a filter that names nothing is told', async () => {
    expect(await find({ q: 'kumquat', section: 'nowhere', tag: 'nothing' })).toMatchObject({
      unknown: ['section', 'tag'],
      ids: [],
    })
  })
})

describe('order', () => {
  test('a headline counts more than the text, a newer story more than an old one that is alike', async () => {
    const text = await story({ headline: 'Of instruments', body: bodyOf('There was a theremin.') })
    const head = await story({ headline: 'The theremin', publishedAt: '2022-01-01T00:00:00Z' })
    const old = await story({ headline: 'The theremin', publishedAt: '2014-01-01T00:00:00Z' })
    expect(await idsOf('theremin')).toEqual([head.id, old.id, text.id])
    expect(await idsOf({ q: 'theremin', sort: 'date' })).toEqual([text.id, head.id, old.id])
  })

  test.each(['relevance', 'date'] as const)(
    'by %s: each story stands on one page, while others are published and withdrawn',
    async (sort) => {
      const word = `okapi${sort}`
      const made: string[] = []
      for (let number = 0; number < RESULTS * 2 + 5; number += 1) {
        made.push(
          (
            await story({
              headline: `Number ${number}: ${word}`,
              publishedAt: new Date(Date.UTC(2019, number % 7, number)).toISOString(),
            })
          ).id,
        )
      }
      const seen: string[] = []
      let request: SearchRequest | undefined = ask({ q: word, sort })
      const founds: number[] = []
      while (request) {
        const page = await searchStories({ sql, prepared: sql }, request)
        seen.push(...page.ids)
        founds.push(page.found)
        // Between two pages: a newer one, one that would stand first, one among those to come, and one that has been seen is gone.
        await story({ headline: `${word} ${word} ${word}`, standfirst: word })
        await payload.update({ collection: 'articles', id: page.ids[0] ?? '', data: { _status: 'draft' } })
        request = page.next ? { ...request, after: page.next } : undefined
      }
      expect(seen.toSorted()).toEqual(made.toSorted())
      expect(new Set(founds)).toEqual(new Set([made.length]))
    },
    60_000,
  )

  test('a cursor that is none of ours is the first page', async () => {
    for (const after of ['x', 'd~1', Buffer.from("d~1~'; drop table~3").toString('base64url'), 'é', '%00'])
      expect((await find({ q: 'theremin', after })).ids).toHaveLength(3)
  })
})

test('more than are ranked are not counted', async () => {
  const { id } = await story({ headline: 'The source of all lemurs' })
  await owner`
    insert into edition.stories select (jsonb_populate_record(stories, jsonb_build_object(
      'id', gen_random_uuid(), 'slug', 'lemur-' || number, 'published_at', now() - number * interval '1 hour'))).*
    from edition.stories, generate_series(1, ${MOST_RANKED + 1}) as number where id = ${id}`
  await owner`
    insert into edition.story_search (story_id, published_at, config, words)
    select story_id, published_at, config, words from edition.expected_search
    where story_id in (select id from edition.stories where slug like 'lemur-%')`
  for (const sort of ['relevance', 'date']) {
    const first = await find({ q: 'lemur', sort })
    expect(first).toMatchObject({ found: MOST_RANKED, isMore: true })
    expect(first.ids).toHaveLength(RESULTS)
    expect(await find({ q: 'lemur', sort, after: first.next ?? '' })).toMatchObject({
      found: MOST_RANKED,
      isMore: true,
    })
  }
  // The planted stories have no rows of Payload's behind them: takes them out again.
  await rebuildEdition(payload)
}, 120_000)

test('a withdrawn story is gone with its own transaction, and back with the next', async () => {
  const { id } = await story({ headline: 'The axolotl affair' })
  expect(await idsOf('axolotl')).toEqual([id])
  await payload.update({ collection: 'articles', id, data: { _status: 'draft' } })
  expect(await idsOf('axolotl')).toEqual([])
  await payload.update({ collection: 'articles', id, data: { _status: 'published', headline: 'The wombat affair' } })
  expect(await idsOf('wombat')).toEqual([id])
  expect(await idsOf('axolotl')).toEqual([])
})

test('a draft is not found', async () => {
  await story({ headline: 'The secret pangolin', _status: 'draft' })
  expect(await idsOf('pangolin')).toEqual([])
})

test('why nothing is found is told', async () => {
  expect(await find('')).toMatchObject({ problem: 'nothing-asked' })
  expect(await find('the of and')).toMatchObject({ problem: 'too-common' })
  expect(await find('-theremin')).toMatchObject({ problem: 'only-excluded' })
  expect((await find('unobtainium')).problem).toBeUndefined()
})

test('searches that ask for less are counted', async () => {
  const { parsed, request } = await find({ q: 'theremin unobtainium', section: 'sport' })
  expect(await loosen(sql, parsed, request)).toEqual([{ request: { q: 'theremin', sort: 'relevance' }, found: 3 }])
  const wider = await find({ q: 'theremin', section: 'sport' })
  expect(await loosen(sql, wider.parsed, wider.request)).toEqual([
    { request: { q: 'theremin', sort: 'relevance' }, found: 3 },
  ])
  const fewer = await find('theremin unobtainium')
  expect(await loosen(sql, fewer.parsed, fewer.request)).toEqual([
    { request: { q: 'theremin', sort: 'relevance' }, found: 3 },
  ])
})

test('a word with a slip is spelled as stories spell it, the others stay', async () => {
  for (const headline of ['The budget of the orchestra', 'A budget for a year'])
    await relateStory({ sql: owner, transact: transactOn(payloadPool(payload)) }, (await story({ headline })).id)
  const meant = async (q: string) => {
    const { parsed, request, queries } = await find(q)
    return (await suggestSpelling(sql, parsed, { request, configs: queries.map(({ config }) => config) }))?.q
  }
  expect(await meant('budjet')).toBe('budget')
  expect(await meant('Bugdet orchestra -tuba "of the"')).toBe('budget orchestra "of the" -tuba')
  expect(await meant('budgets')).toBeUndefined()
  expect(await meant('unobtainium')).toBeUndefined()
})

test('a search that takes too long says so', async () => {
  const slow: Sql = (strings, ...values) => {
    if (strings[0]?.includes('with matched')) return sql`select pg_sleep(5)`
    return sql(strings, ...values)
  }
  await expect(searchStories({ sql: slow, prepared: slow }, ask('theremin'))).rejects.toMatchObject({
    code: 'search-too-slow',
  })
})

test('no text breaks it', async () => {
  for (const q of naughty as string[])
    await searchStories({ sql, prepared: sql }, ask({ q, tag: q, from: q, after: q }))
  for (const q of [
    "'tag:x'",
    '\\',
    "a' | 'tag:b",
    ':*',
    '!!',
    '<->',
    'a:ABCD',
    '((',
    '"\'"',
    '\u0000a',
    '😀'.repeat(300),
  ])
    await searchStories({ sql, prepared: sql }, ask(q))
}, 60_000)

test('a text of a million words is published, and found by its beginning', async () => {
  const body = bodyOf(`firstword ${Array.from({ length: 120_000 }, (_, at) => `w${at.toString(36)}x`).join(' ')}`)
  const { id } = await story({ headline: 'Long', body })
  expect(await idsOf('firstword')).toEqual([id])
}, 60_000)

test('readers may not write what is found', async () => {
  await expect(sql`update edition.story_search set words = ''`).rejects.toMatchObject({ code: '25006' })
  await expect(sql`${rawFragment('delete from edition.story_search')}`).rejects.toMatchObject({ code: '25006' })
})
