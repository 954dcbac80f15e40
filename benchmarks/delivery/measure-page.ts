import { chromium } from '@playwright/test'
import { parseHTML } from 'linkedom'
import { browserArguments, findBrowser } from '../../scripts/steps/find-browser.ts'
import type { FoundStory } from '../corpus/find-stories.ts'
import { fetchResponse } from '../load/fetch-response.ts'
import type { Bench, Check, Table } from '../measurement.ts'

type Part = { what: string; files: number; plain: number; sent: number }

const BUDGET = { framework: 0, islands: 3, html: 12, stylesheet: 10, stylesheets: 1, fonts: 2 }

/** What a reader downloads for a story of 900 words: from the page as it is served, and what it names. */
export async function measurePage(
  bench: Bench,
  { origin, story }: { origin: string; story: FoundStory },
): Promise<{ tables: Table[]; checks: Check[]; data: unknown }> {
  return bench.report.step('Page', async (_update, say) => {
    const address = origin + story.path
    const { html, sent } = await fetchPage(address)
    const parts = await readParts({ html, sent, origin })
    const fonts = await countFonts(address)
    say(`${story.words} words in ${story.blocks} blocks`)
    return describe({ parts, fonts, story })
  })
}

async function fetchPage(address: string): Promise<{ html: string; sent: number }> {
  const [plain, brotli] = await Promise.all([
    fetchResponse(address),
    fetchResponse(address, { 'Accept-Encoding': 'br' }),
  ])
  if (plain.status !== 200 || brotli.headers.get('content-encoding') !== 'br')
    throw new Error(
      `${address} answered ${plain.status}, and with Brotli ${brotli.headers.get('content-encoding') ?? 'none'}`,
    )
  return { html: plain.body.toString('utf8'), sent: brotli.body.length }
}

async function readParts({
  html,
  sent,
  origin,
}: {
  html: string
  sent: number
  origin: string
}): Promise<Record<'html' | 'framework' | 'islands' | 'stylesheets', Part>> {
  const { document } = parseHTML(html)
  const scripts = [...document.querySelectorAll('script')].filter((script) => !isData(script.getAttribute('type')))
  const sources = unique(scripts.flatMap((script) => script.getAttribute('src') ?? []))
  const preloads = [...document.querySelectorAll('link[rel=modulepreload], link[rel=preload][as=script]')]
  const islands = sources.filter((source) => source.startsWith('/islands/'))
  const framework = unique([
    ...sources.filter((source) => !source.startsWith('/islands/')),
    ...preloads.flatMap((link) => link.getAttribute('href') ?? []),
  ])
  const inline = scripts.filter((script) => !script.getAttribute('src')).map((script) => script.textContent ?? '')
  const styles = unique(
    [...document.querySelectorAll('link[rel=stylesheet]')].flatMap((link) => link.getAttribute('href') ?? []),
  )
  const fetched = await fetchParts('framework JavaScript', framework, origin)
  const inlineBytes = inline.reduce((sum, code) => sum + Buffer.byteLength(code), 0)
  return {
    html: { what: 'HTML', files: 1, plain: Buffer.byteLength(html), sent },
    framework: {
      ...fetched,
      files: fetched.files + inline.length,
      plain: fetched.plain + inlineBytes,
      sent: fetched.sent + inlineBytes,
    },
    islands: await fetchParts('islands', islands, origin),
    stylesheets: await fetchParts('stylesheet', styles, origin),
  }
}

/** What is sent to a reader who takes Brotli; a server that sends it plain costs what plain costs. */
async function fetchParts(what: string, paths: string[], origin: string): Promise<Part> {
  const part = { what, files: paths.length, plain: 0, sent: 0 }
  for (const path of paths) {
    const address = new URL(path, origin).href
    const [plain, brotli] = await Promise.all([
      fetchResponse(address),
      fetchResponse(address, { 'Accept-Encoding': 'br' }),
    ])
    if (plain.status !== 200) throw new Error(`${path} of the page answered ${plain.status}`)
    part.plain += plain.body.length
    part.sent += brotli.body.length
  }
  return part
}

/** Font files that a browser has asked for before it first paints; undefined where there is no browser. */
async function countFonts(address: string): Promise<{ beforePaint: number; all: number } | undefined> {
  const executablePath = await findBrowser().catch(() => undefined)
  if (!executablePath) return undefined
  const browser = await chromium.launch({ executablePath, args: browserArguments() })
  try {
    const page = await browser.newPage({ viewport: { width: 412, height: 915 } })
    await page.goto(address, { waitUntil: 'load' })
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    return await page.evaluate(() => {
      const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
      const fonts = performance.getEntriesByType('resource').filter(({ name }) => /\.woff2?(?:\?|$)/.test(name))
      return { beforePaint: fonts.filter(({ startTime }) => startTime < painted).length, all: fonts.length }
    })
  } finally {
    await browser.close()
  }
}

function describe({
  parts,
  fonts,
  story,
}: {
  parts: Awaited<ReturnType<typeof readParts>>
  fonts: Awaited<ReturnType<typeof countFonts>>
  story: FoundStory
}) {
  const { html, framework, islands, stylesheets } = parts
  const table: Table = {
    title: `Page: a story of ${story.words} words in ${story.blocks} blocks, as a browser gets it`,
    columns: ['part', 'files', 'plain bytes', 'bytes sent'],
    rows: [
      ...Object.values(parts).map(({ what, files, plain, sent }) => [what, files, plain, sent]),
      ['fonts before first paint', fonts?.beforePaint, undefined, undefined],
      ['fonts in all', fonts?.all, undefined, undefined],
    ],
    note: 'Sent to a reader who takes Brotli. Fonts: by a Chromium as wide as a phone; a dash where there is none.',
  }
  const checks: Check[] = [
    check('framework JavaScript', framework.plain, 0, 'bytes'),
    check('islands (Brotli)', islands.sent, BUDGET.islands * 1024, 'bytes'),
    check('HTML (Brotli)', html.sent, BUDGET.html * 1024, 'bytes'),
    check('stylesheets', stylesheets.files, BUDGET.stylesheets, 'files'),
    check('stylesheet (Brotli)', stylesheets.sent, BUDGET.stylesheet * 1024, 'bytes'),
    ...(fonts ? [check('font files before first paint', fonts.beforePaint, BUDGET.fonts, 'files')] : []),
  ]
  return { tables: [table], checks, data: { story, parts, fonts } }
}

function check(what: string, measured: number, most: number, unit: string): Check {
  return {
    what: `page: ${what}`,
    required: `at most ${most.toLocaleString('en')} ${unit}`,
    measured: measured.toLocaleString('en'),
    holds: measured <= most,
  }
}

/** Scripts that are not run: JSON for crawlers, speculation rules. */
function isData(type: string | null): boolean {
  return type !== null && type !== '' && !/^(?:module|text\/javascript|application\/javascript)$/.test(type)
}

function unique(values: string[]): string[] {
  return [...new Set(values)]
}
