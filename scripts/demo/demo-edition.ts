import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageSource } from '../../importers/archive/image-schema.ts'
import type {
  ArchiveAuthor,
  ArchiveAuthorLine,
  ArchiveLine,
  ArchiveSection,
  ArchiveStory,
  ArchiveTag,
} from '../../importers/archive/schema.ts'
import authors from './authors.json' with { type: 'json' }
import { drawPictures } from './draw-pictures.ts'
import { readTextFiles, type TextFile } from './front-matter.ts'
import pictures from './pictures.json' with { type: 'json' }
import sections from './sections.json' with { type: 'json' }
import settings from './site.json' with { type: 'json' }
import { storyBody } from './story-body.ts'
import { dayAhead, storyTimes } from './story-time.ts'
import tagsAsText from './tags.json' with { type: 'json' }

/** What JSON says of a kind is any text to TypeScript; the import checks it. */
const tags = tagsAsText as ArchiveTag[]

export type DemoLink = { name: string; href: string }
export type DemoPromo = {
  kind: 'podcast' | 'event' | 'special' | 'push'
  kicker: string
  title: string
  text: string
  href: string
  linkText: string
  /** Day of an event, `2026-03-09`. */
  date?: string
}
export type DemoSettings = {
  name: string
  tagline: string
  timeZone: string
  language: string
  social: DemoLink[]
  apps: DemoLink[]
  sisterSites: DemoLink[]
  footerColumns: { title: string; links: DemoLink[] }[]
  legalLine: string
  promos: DemoPromo[]
}
/** In `bodyMarkdown`, `page:SLUG` links to another page. */
export type DemoPage = { slug: string; title: string; description: string; bodyMarkdown: string }
export type DemoSite = { settings: DemoSettings; pages: DemoPage[] }

/** Draws the pictures and writes the demo edition as an archive file into `folder`; times count back from `now`. */
export async function writeDemoArchive(folder: string, now: Date): Promise<{ archive: string; site: DemoSite }> {
  await mkdir(folder, { recursive: true })
  const archive = join(folder, 'edition.jsonl')
  const [lines, site] = await Promise.all([demoLines(now), demoSite(now), drawPictures(join(folder, 'pictures'))])
  await writeFile(archive, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return { archive, site }
}

/** Sections, authors and tags first, then the stories from the oldest to the newest. */
export async function demoLines(now: Date): Promise<ArchiveLine[]> {
  const files = await readTextFiles(join(import.meta.dirname, 'stories'))
  const stories = files.map((file) => story(file, now))
  stories.sort((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt))
  return [
    ...sections.map((section) => ({ type: 'section' as const, ...section })),
    ...authors.map(authorLine),
    ...tags.map((tag) => ({ type: 'tag' as const, ...tag })),
    ...stories,
  ]
}

/** What the site settings and the static pages say. */
export async function demoSite(now: Date): Promise<DemoSite> {
  const files = await readTextFiles(join(import.meta.dirname, 'pages'))
  const promos = settings.promos.map(({ daysAhead, ...promo }) => ({
    ...promo,
    kind: promo.kind as DemoPromo['kind'],
    ...(daysAhead === undefined ? {} : { date: dayAhead(daysAhead, now) }),
  }))
  const pages = files.map(({ slug, front, text }) => ({
    slug,
    title: front.title ?? slug,
    description: front.description ?? '',
    bodyMarkdown: text,
  }))
  return { settings: { ...settings, promos }, pages }
}

function story({ slug, front, text }: TextFile, now: Date): ArchiveStory {
  const { headline, kicker, standfirst, caption, sponsor } = front
  if (!headline || !front.published) throw new Error(`The demo story ${slug} needs a headline and a time`)
  const { slug: section, name } = bySlug<ArchiveSection>(sections, front.section)
  return {
    type: 'story',
    id: `demo:${slug}`,
    slug,
    headline,
    ...(kicker ? { kicker } : {}),
    ...(standfirst ? { standfirst } : {}),
    section: { slug: section, name },
    authors: list(front.authors).map((author) => named(bySlug<ArchiveAuthor>(authors, author))),
    tags: list(front.tags).map((tag) => named(bySlug<ArchiveTag>(tags, tag))),
    language: 'en',
    ...storyTimes({ published: front.published, revised: front.revised }, now),
    ...(front.picture ? { leadImage: picture(front.picture) } : {}),
    ...(caption ? { leadCaption: caption } : {}),
    ...(front.paid === 'yes' ? { isPaid: true } : {}),
    ...(sponsor ? { sponsor } : {}),
    body: storyBody(text, picture),
  }
}

function authorLine({ portrait, ...author }: (typeof authors)[number]): ArchiveAuthorLine {
  return { type: 'author', ...author, ...(portrait ? { portrait: picture(portrait) } : {}) }
}

function picture(name: string): ImageSource {
  const words = (pictures as Record<string, Omit<ImageSource, 'path' | 'url'>>)[name]
  if (!words) throw new Error(`There are no words for the demo picture ${name}`)
  return { path: `pictures/${name}.jpg`, ...words } as ImageSource
}

function bySlug<T extends { slug: string }>(all: T[], slug: string | undefined): T {
  const found = all.find((one) => one.slug === slug)
  if (!found) throw new Error(`The demo edition knows nothing by the name of ${slug}`)
  return found
}

/** Descriptions stand once, in the lines at the head of the archive. */
const named = ({ slug, name }: { slug: string; name: string }) => ({ slug, name })

const list = (text: string | undefined) => (text ? text.split(',').map((part) => part.trim()) : [])
