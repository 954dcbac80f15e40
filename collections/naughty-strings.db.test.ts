import type { Payload } from 'payload'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkEdition } from '../edition/check.ts'
import { jsonForScript } from '../feeds/escape.ts'
import { newsArticleJsonLd } from '../feeds/news-article-json-ld.ts'
import { rssFeed } from '../feeds/rss.ts'
import { newsSitemap, sitemap } from '../feeds/sitemap.ts'
import { parseStrictXml, textsOf } from '../feeds/testing/parse-strict-xml.ts'
import { cleanLine, cleanText, isBlank } from '../lib/clean-text.ts'
import strings from '../lib/testing/naughty-strings.json' with { type: 'json' }
import { testPayload } from '../lib/testing/test-payload.ts'
import { SLUG_PATTERN } from '../newsroom/slug.ts'
import type { Section } from '../payload-types.ts'
import { readAuthorPage } from '../reading/author-page.ts'
import { readFurniture } from '../reading/furniture.ts'
import { readStoryPage } from '../reading/story-page.ts'
import { readTagPage } from '../reading/tag-page.ts'
import type { StoryPageView } from '../reading/views.ts'
import { bodyOf, make, makePicture, makeStory } from './testing/stock.ts'

/** Some more that the list lacks: half a surrogate pair, what XML forbids, and white space of every kind around a word. */
const NAUGHTY = [
  ...new Set([
    ...strings,
    'half \ud800 pair',
    'end \udfff',
    '\ufffe\uffff',
    'a\u0000b',
    '\u00a0\u2003x\u3000',
    '\r\n',
    ']]>',
    '</script>',
  ]),
]
/** Operations at once; Payload's pool has ten connections. */
const AT_ONCE = 8

type Saved = { given: string; headline?: string; page?: StoryPageView; tag?: string; author?: string; slugs: string[] }

let payload: Payload
let section: Section
const saved: Saved[] = []

beforeAll(async () => {
  payload = await testPayload()
  section = await make<Section>(payload, 'sections', { name: 'News' })
  const left = [...NAUGHTY]
  const worker = async () => {
    for (let given = left.shift(); given !== undefined; given = left.shift()) saved.push(await saveAll(given))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}, 120_000)

/** The string as every text of a live story and of what it names, and what readers get of it. */
async function saveAll(given: string): Promise<Saved> {
  const isName = !isBlank(given) && cleanLine(given).length <= 200 && given.length <= 200
  const name = isName ? given : 'A plain name'
  const tag = await make<{ id: string; slug: string }>(payload, 'tags', { name, description: given })
  const author = await make<{ id: string; slug: string }>(payload, 'authors', { name, bio: given })
  const picture = await makePicture(payload, {
    alt: isBlank(given) ? 'x' : given,
    caption: given,
    credit: given.slice(0, 200),
  })
  const story = await makeStory(payload, {
    section: section.id,
    headline: isBlank(given) ? 'A plain headline' : given,
    standfirst: given,
    kicker: given.slice(0, 60).toWellFormed(),
    body: bodyOf(
      given,
      { type: 'image', mediaId: picture.id },
      { type: 'pullQuote', text: isBlank(given) ? 'x' : given },
    ),
    tags: [tag.id],
    authors: [author.id],
    leadImage: picture.id,
    leadCaption: given,
  })
  const page = await readStoryPage('news', story.slug ?? '')
  if (!page || !('story' in page)) throw new Error(`no page for ${JSON.stringify(given)}`)
  return { given, page, slugs: [story.slug ?? '', `tag ${tag.slug}`, `author ${author.slug}`] }
}

test('each string comes back as itself, cleaned by the rule of lib/clean-text.ts', () => {
  expect(saved).toHaveLength(NAUGHTY.length)
  for (const { given, page } of saved) {
    const { story } = page as StoryPageView
    const text = cleanText(given)
    const name = !isBlank(given) && given.length <= 200 ? cleanLine(given) : 'A plain name'
    expect(story.headline, JSON.stringify(given)).toBe(isBlank(given) ? 'A plain headline' : cleanLine(given))
    expect(story.standfirst).toBe(isBlank(given) ? undefined : text)
    expect(story.tags.map((tag) => tag.name)).toEqual([name])
    expect(story.authors.map((author) => author.name)).toEqual([name])
    if (!isBlank(given)) expect(story.leadImage?.caption).toBe(text)
    const paragraph = story.body.find((block) => block.type === 'paragraph')
    expect(paragraph?.children.map((run) => ('text' in run ? run.text : '')).join('') ?? '').toBe(text)
    const image = story.body.find((block) => block.type === 'image')
    expect(image?.image).toMatchObject(isBlank(given) ? { alt: 'x' } : { alt: text, caption: text })
    const quote = story.body.find((block) => block.type === 'pullQuote')
    expect(quote?.text).toBe(isBlank(given) ? 'x' : text)
  }
})

test('every slug is made, well-formed and there once', () => {
  const slugs = saved.flatMap((each) => each.slugs)
  expect(new Set(slugs).size).toBe(slugs.length)
  for (const slug of slugs) expect(slug.replace(/^(tag|author) /, '')).toMatch(SLUG_PATTERN)
})

test('every tag and author has its page', async () => {
  for (const { slugs } of saved.slice(0, 60)) {
    expect((await readTagPage(slugs[1]?.slice(4) ?? ''))?.stories).toHaveLength(1)
    expect((await readAuthorPage(slugs[2]?.slice(7) ?? ''))?.stories).toHaveLength(1)
  }
})

test('feed, sitemaps and JSON-LD are well-formed and say the same', async () => {
  const furniture = await readFurniture()
  const views = saved.map(({ page }) => (page as StoryPageView).story)
  const cards = views.map((view) => ({ ...view, authors: view.authors }))
  const rss = parseStrictXml(
    rssFeed({
      ...{ furniture, title: 'All', description: 'All', path: '/', selfPath: '/rss.xml' },
      stories: cards,
      updatedAt: '2026-01-01T00:00:00.000Z',
    }),
  )
  const titles = textsOf(rss, 'title').slice(1)
  for (const { headline } of views) expect(titles).toContain(headline)
  parseStrictXml(newsSitemap({ furniture, stories: cards }))
  parseStrictXml(sitemap({ siteUrl: furniture.siteUrl, entries: cards.map(({ href }) => ({ href })) }))
  for (const story of views) {
    const script = jsonForScript(newsArticleJsonLd({ furniture, story }))
    expect(script).not.toMatch(/<|\u2028|\u2029/)
    expect(JSON.parse(script).headline).toBe(story.headline)
  }
})

test('the edition is what Payload’s rows give', async () => {
  expect(await checkEdition(payload)).toEqual([])
})

describe('a string in which a reader would see nothing', () => {
  const blank = NAUGHTY.filter((text) => isBlank(text))

  test('is several of the list', () => {
    expect(blank.length).toBeGreaterThan(4)
  })

  test('is refused as headline of a live story, as a name and as a description, with a sentence', async () => {
    for (const text of blank) {
      const attempts: [string, () => Promise<unknown>][] = [
        ['headline', () => makeStory(payload, { section: section.id, headline: text })],
        ['name', () => make(payload, 'tags', { name: text })],
        ['name', () => make(payload, 'authors', { name: text })],
        ['name', () => make(payload, 'sections', { name: text })],
        ['title', () => make(payload, 'pages', { title: text, _status: 'published' })],
        ['alt', () => makePicture(payload, { alt: text })],
      ]
      for (const [path, attempt] of attempts) {
        await expect(attempt(), `${path} ${JSON.stringify(text)}`).rejects.toMatchObject({
          status: 400,
          name: 'ValidationError',
          data: { errors: [{ path, message: expect.stringMatching(/^[A-Z].{10,}[.:!]?$/) }] },
        })
      }
    }
  })

  test('is a draft’s headline all the same', async () => {
    const { slug } = await makeStory(payload, { section: section.id, headline: '\u200b', _status: 'draft' })
    expect(slug ?? null).toBeNull()
  })
})

test('a text that is too long is refused with a sentence, not with an error of the database', async () => {
  const long = 'x'.repeat(100_000)
  for (const attempt of [
    () => makeStory(payload, { section: section.id, headline: long }),
    () => makeStory(payload, { section: section.id, standfirst: long }),
    () => makeStory(payload, { section: section.id, kicker: long }),
    () => make(payload, 'tags', { name: long }),
    () => makePicture(payload, { alt: 'x', caption: long }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ status: 400, name: 'ValidationError' })
  }
})
