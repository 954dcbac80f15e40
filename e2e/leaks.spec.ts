import { expect, test } from '@playwright/test'
import { partOf, sitemapPath } from '../feeds/sitemap.ts'
import { HOUSE, readersAreTold, uniqueWord } from './house.ts'
import { bodyOf, type Doc, type Rest, restAs, sectionId } from './rest.ts'
import { addTag } from './set-the-scene.ts'

const SECTION = 'culture'

/** A word of its own for every text of a story, so that a leak says what leaked. */
const TEXTS = [
  'headline',
  'kicker',
  'standfirst',
  'body',
  'seoTitle',
  'seoDescription',
  'alt',
  'caption',
  'credit',
  'leadCaption',
  'tag',
  'author',
] as const
type Words = Record<(typeof TEXTS)[number], string>

test('what is published stands on every page and feed where it belongs; unpublished or as a draft, on none', async () => {
  test.setTimeout(120_000)
  const editor = restAs('editor')
  const words = newWords()
  const { story, tag, picture } = await makeStory(editor, words, 'published')
  // 40 stories of the tag after this one: it stands on the tag's first closed page.
  await addTag(editor, tag.id)
  const neighbour = await editor.create('articles', {
    headline: `A neighbour of ${uniqueWord('nb')}`,
    section: await sectionId(editor, SECTION),
    tags: [tag.id],
    body: bodyOf('It names the other story.', { type: 'relatedStory', storyId: story.id }),
    _status: 'published',
  })
  const surfaces = await surfacesOf({ story, tag, neighbour }, words)
  const file = `/media/${picture.hash}/900.jpg`

  await test.step('published, it stands where it belongs', async () => {
    await readersAreTold()
    for (const { path, shows } of surfaces) {
      const text = await textOf(path)
      for (const name of shows) expect(text, `${name} on ${path}`).toContain(words[name])
    }
    const { jsonLd, social } = partsOf(await textOf(surfaces[0]?.path ?? ''))
    for (const name of ['headline', 'leadCaption', 'tag', 'author'] as const) expect(jsonLd).toContain(words[name])
    for (const name of ['seoTitle', 'seoDescription', 'alt', 'tag'] as const) expect(social).toContain(words[name])
    expect((await fetch(HOUSE + file)).status, file).toBe(200)
  })

  await test.step('a draft edit of it stands nowhere', async () => {
    const draft = newWords()
    const newPicture = await editor.picture({ alt: draft.alt, caption: draft.caption, credit: draft.credit })
    await editor.saveDraft(story.id, { ...fieldsOf(draft), leadImage: newPicture.id })
    await expectNowhere(Object.values(draft), surfaces, story.id)
    expect((await fetch(`${HOUSE}/media/${newPicture.hash}/900.jpg`)).status, 'the draft’s picture').toBe(404)
    await editor.update('articles', story.id, { ...fieldsOf(words), leadImage: picture.id, _status: 'published' })
  })

  await test.step('unpublished, it stands nowhere', async () => {
    await editor.update('articles', story.id, { _status: 'draft' })
    await expectNowhere(ownTexts(words), surfaces, story.id)
    // Readers have known these pages: they stay, without the story, and the author's name stands on nothing else.
    const elsewhere = surfaces.filter(({ shows }) => !shows.includes('author') || shows.length === TEXTS.length)
    await expectNowhere([words.author], elsewhere, story.id)
    expect((await fetch(HOUSE + (surfaces[0]?.path ?? ''))).status).toBe(404)
    expect((await fetch(HOUSE + file)).status, 'its picture').toBe(404)
  })

  await test.step('in the trash, neither', async () => {
    await editor.update('articles', story.id, { _status: 'published' })
    await readersAreTold()
    expect(await textOf(surfaces[0]?.path ?? '')).toContain(words.headline)
    await editor.update('articles', story.id, { deletedAt: new Date().toISOString() })
    await expectNowhere(ownTexts(words), surfaces, story.id)
  })
})

test('a story that was never published stands nowhere, nor do its tag, its author and its picture', async () => {
  const editor = restAs('editor')
  const words = newWords()
  const { story, tag, picture } = await makeStory(editor, words, 'draft')
  const neighbour = await editor.create('articles', {
    headline: `A neighbour of ${uniqueWord('nb')}`,
    section: await sectionId(editor, SECTION),
    body: bodyOf(
      'It names a draft.',
      { type: 'relatedStory', storyId: story.id },
      {
        type: 'paragraph',
        children: [
          { type: 'internalLink', to: 'articles', id: story.id, children: [{ type: 'text', text: 'A link' }] },
        ],
      },
    ),
    _status: 'published',
  })
  const surfaces = await surfacesOf({ story, tag, neighbour }, words)
  await expectNowhere(Object.values(words), surfaces, story.id)
  expect((await fetch(`${HOUSE}/media/${picture.hash}/900.jpg`)).status).toBe(404)
  expect((await fetch(`${HOUSE}/preview/media/${picture.hash}/900.jpg`)).status).not.toBe(200)
  expect((await fetch(`${HOUSE}/api/media/file/${picture.filename}`)).status).toBe(401)
})

function newWords(): Words {
  return Object.fromEntries(TEXTS.map((name) => [name, uniqueWord(`zq${name.toLowerCase()}`)])) as Words
}

/** Tag and author are documents of their own, which other stories have too. */
function ownTexts({ tag: _tag, author: _author, ...own }: Words): string[] {
  return Object.values(own)
}

function fieldsOf(words: Words) {
  const { headline, kicker, standfirst, seoTitle, seoDescription, leadCaption } = words
  return {
    headline,
    kicker,
    standfirst,
    seoTitle,
    seoDescription,
    leadCaption,
    body: bodyOf(`Text with ${words.body} in it.`),
  }
}

async function makeStory(editor: Rest, words: Words, status: 'published' | 'draft') {
  const picture = await editor.picture({ alt: words.alt, caption: words.caption, credit: words.credit })
  const tag = await editor.create('tags', { name: words.tag })
  const author = await editor.create('authors', { name: words.author })
  const story = await editor.create('articles', {
    ...fieldsOf(words),
    body: bodyOf(`Text with ${words.body} in it.`, { type: 'image', mediaId: picture.id }),
    section: await sectionId(editor, SECTION),
    tags: [tag.id],
    authors: [author.id],
    leadImage: picture.id,
    _status: status,
  })
  return { story, tag, picture }
}

type Surface = { path: string; shows: (keyof Words)[] }

/** Every address on which readers or their programs could meet the story. The first one is its own page. */
async function surfacesOf(
  { story, tag: { id: tagId }, neighbour }: { story: Doc; tag: Doc; neighbour: Doc },
  words: Words,
): Promise<Surface[]> {
  const tag = `/tags/${words.tag}`
  const tagFile = (Number.parseInt(tagId.slice(-2), 16) % 4) + 1
  const author = `/authors/${words.author}`
  const card: (keyof Words)[] = ['headline', 'standfirst']
  return [
    { path: `/${SECTION}/${story.slug}`, shows: [...TEXTS] },
    { path: '/', shows: ['headline'] },
    { path: `/${SECTION}`, shows: card },
    { path: tag, shows: ['tag'] },
    { path: `${tag}/page/1`, shows: [...card, 'tag'] },
    { path: author, shows: [...card, 'author'] },
    { path: '/rss.xml', shows: card },
    { path: `/${SECTION}/rss.xml`, shows: card },
    { path: `${tag}/rss.xml`, shows: ['tag'] },
    { path: `${author}/rss.xml`, shows: [...card, 'author'] },
    { path: sitemapPath(partOf(new Date().toISOString())), shows: ['headline'] },
    { path: '/sitemap-pages.xml', shows: ['author'] },
    { path: `/sitemap-tags-${tagFile}.xml`, shows: ['tag'] },
    { path: '/sitemap.xml', shows: [] },
    { path: '/news-sitemap.xml', shows: ['headline'] },
    { path: `/${SECTION}/${neighbour.slug}`, shows: ['headline'] },
    { path: '/world', shows: [] },
  ]
}

async function expectNowhere(words: string[], surfaces: Surface[], id: string): Promise<void> {
  await readersAreTold()
  const closed = [
    `/preview/articles/${id}`,
    `/api/articles/${id}`,
    '/api/articles?draft=true',
    `/admin/collections/articles/${id}`,
  ]
  for (const path of [...surfaces.map((surface) => surface.path), ...closed]) {
    const text = await textOf(path)
    for (const word of words) expect(text, path).not.toContain(word)
  }
}

async function textOf(path: string): Promise<string> {
  const response = await fetch(HOUSE + path, { redirect: 'manual' })
  const text = await response.text()
  expect(response.status, `${path}: ${text.slice(0, 300)}`).toBeLessThan(500)
  return text
}

/** What crawlers and networks read of a page. */
function partsOf(html: string): { jsonLd: string; social: string } {
  const jsonLd = [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map(([, json]) => json)
  const social = html.match(/<meta (?:property|name)="(?:og|twitter|article|description)[^>]*>/g) ?? []
  return { jsonLd: jsonLd.join(), social: social.join() }
}
