import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { partOf, sitemapPath } from '../feeds/sitemap.ts'
import { parseStrictXml, textsOf } from '../feeds/testing/parse-strict-xml.ts'
import { cleanLine, isBlank } from '../lib/clean-text.ts'
import { HOUSE, uniqueWord } from './house.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

/** The nastiest of the list, by their places in it: what looks like markup, scripts, writing from right to left, stacked marks, emoji. */
const NASTIEST = [
  ...[
    193, 194, 195, 196, 197, 198, 200, 202, 206, 207, 210, 213, 216, 225, 228, 275, 331, 358, 372, 385, 392, 393, 394,
  ],
  ...[396, 397, 398, 399, 401, 403, 406, 417, 420, 422, 423, 426, 428, 452, 514],
  ...[99, 108, 125, 133, 152, 157, 160, 165, 167, 170, 174, 177, 179, 182, 183, 190, 462, 506, 508, 509, 511],
]

const STORIES = 6

test('what tends to break software is text like any other, from the form to every page and feed', async ({ page }) => {
  test.setTimeout(120_000)
  const strings = chooseStrings()
  expect(strings.length).toBeGreaterThanOrEqual(40)
  const trouble = watchForTrouble(page)
  const editor = restAs('editor')
  const section = await sectionId(editor, 'culture')

  const perStory = Math.ceil(strings.length / STORIES)
  for (let first = 0; first < strings.length; first += perStory) {
    const own = strings.slice(first, first + perStory)
    const [headline = '', standfirst = '', caption = '', kicker = ''] = own
    const tags: string[] = []
    const authors: string[] = []
    for (const name of own) {
      tags.push((await editor.create('tags', { name, slug: uniqueWord('tag') })).id)
      authors.push((await editor.create('authors', { name, bio: name, slug: uniqueWord('author') })).id)
    }
    const picture = await editor.picture({ alt: caption, caption, credit: caption.slice(0, 200) })
    const story = await editor.create('articles', {
      headline,
      standfirst,
      kicker: kicker.slice(0, 60),
      seoDescription: standfirst.slice(0, 320),
      leadImage: picture.id,
      leadCaption: caption,
      section,
      tags,
      authors,
      body: bodyOf(...own),
      _status: 'published',
    })
    expect(story.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)

    await test.step(`shows ${JSON.stringify(headline).slice(0, 60)} and ${own.length - 1} others`, async () => {
      const response = await page.goto(`/culture/${story.slug}`)
      expect(response?.status()).toBe(200)
      expect(seen(await page.getByRole('heading', { level: 1 }).textContent())).toBe(seen(headline))
      const main = seen(await page.getByRole('main').textContent())
      for (const text of own) expect(main, 'body').toContain(seen(text))
      expect(seen(await page.locator('.story-standfirst').textContent())).toBe(seen(standfirst))
      expect(seen(await page.locator('figcaption').first().textContent())).toContain(seen(caption))
      const names = seen((await page.locator('.story-byline .names, .story-foot .tags').allTextContents()).join(' '))
      for (const text of own) expect(names.split(seen(text)).length, `${text} as author and tag`).toBeGreaterThan(2)
      const jsonLd = await page.locator('script[type="application/ld+json"]').allTextContents()
      const [article] = JSON.parse(jsonLd[0] ?? '')
      expect(seen(article.headline)).toBe(seen(headline))
      await trouble.expectNone()
    })
    await test.step('its tag’s and author’s pages and feeds do too', async () => {
      const [tag, author] = [
        await editor.find('tags', `where[id][equals]=${tags[0]}`),
        await editor.find('authors', `where[id][equals]=${authors[0]}`),
      ]
      for (const path of [`/tags/${tag[0]?.slug}`, `/authors/${author[0]?.slug}`]) {
        expect((await page.goto(path))?.status(), path).toBe(200)
        expect(seen(await page.getByRole('heading', { level: 1 }).textContent())).toBe(seen(headline))
        await trouble.expectNone()
        const feed = await fetch(`${HOUSE}${path}/rss.xml`)
        expect(feed.status).toBe(200)
        expect(textsOf(parseStrictXml(await feed.text()), 'title').map(seen)).toContain(seen(headline))
      }
    })
  }

  await test.step('so do the lists that hold them all', async () => {
    for (const path of ['/', '/culture']) {
      expect((await page.goto(path))?.status()).toBe(200)
      await trouble.expectNone()
    }
    for (const path of [
      '/rss.xml',
      '/culture/rss.xml',
      '/news-sitemap.xml',
      sitemapPath(partOf(new Date().toISOString())),
      '/sitemap-pages.xml',
    ]) {
      const response = await fetch(HOUSE + path)
      expect(response.status, path).toBe(200)
      parseStrictXml(await response.text())
    }
  })
})

test('a blank name or headline is refused with a sentence', async () => {
  const editor = restAs('editor')
  const section = await sectionId(editor, 'culture')
  for (const blank of ['', ' ', '\u200b', '\u2028\ufeff', '\u0000']) {
    const data = { headline: blank, section, _status: 'published' }
    await expect(editor.create('articles', data), JSON.stringify(blank)).rejects.toThrow(/answered 400.*headline/)
    await expect(editor.create('tags', { name: blank }), JSON.stringify(blank)).rejects.toThrow(/answered 400/)
  }
})

function chooseStrings(): string[] {
  const file = new URL('../lib/testing/naughty-strings.json', import.meta.url)
  const all: string[] = JSON.parse(readFileSync(file, 'utf8'))
  return NASTIEST.map((place) => {
    const text = all[place]
    if (!text || isBlank(text) || text.length > 200) throw new Error(`string ${place} cannot be a name`)
    return cleanLine(text)
  })
}

/** What a reader sees of a text: runs of white space are one space in HTML. */
function seen(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim()
}

/** Dialogs, errors and requests to strangers on a page since it was last asked. */
function watchForTrouble(page: Page) {
  const seenTrouble: string[] = []
  page.on('dialog', async (dialog) => {
    seenTrouble.push(`dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('pageerror', (error) => seenTrouble.push(`error: ${error.message}`))
  page.on('console', (message) => message.type() === 'error' && seenTrouble.push(`console: ${message.text()}`))
  page.on('request', (request) => !request.url().startsWith(HOUSE) && seenTrouble.push(`request: ${request.url()}`))
  page.on(
    'response',
    (response) => response.status() >= 500 && seenTrouble.push(`${response.status()}: ${response.url()}`),
  )
  return {
    async expectNone() {
      const inside = await page.evaluate(() => ({
        scripts: [...document.scripts].filter((script) => script.type !== 'application/ld+json' && !script.src).length,
        handlers: document.querySelectorAll('[onerror],[onload],[onfocus],[onmouseover],[onclick],[autofocus]').length,
        frames: document.querySelectorAll('iframe,object,embed,plaintext,xmp').length,
        links: document.querySelectorAll('a[href^="javascript:" i],a[href^="data:" i],a[href^="vbscript:" i]').length,
      }))
      expect(inside).toEqual({ scripts: 0, handlers: 0, frames: 0, links: 0 })
      expect(seenTrouble).toEqual([])
    },
  }
}
