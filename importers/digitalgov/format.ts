import { z } from 'zod'
import { cleanLine } from '../../lib/clean-text.ts'
import { SLUG_PATTERN, slugFrom } from '../../newsroom/slug.ts'
import type { SourceFormat } from '../source-format.ts'

/** The archive of Digital.gov (public domain): what its exporter writes, one object a line. */
const person = z.object({ slug: z.string(), name: z.string() })
const article = z.object({
  slug: z.string().min(1),
  title: z.string(),
  deck: z.string().default(''),
  summary: z.string().default(''),
  publishedAt: z.string(),
  authors: z.array(person).default([]),
  topics: z.array(person).default([]),
  bodyMarkdown: z.string(),
})

export const digitalgovFormat: SourceFormat = {
  name: 'digitalgov',
  baseUrl: 'https://digital.gov/',
  toArchive: (value) => {
    const source = article.parse(value)
    const standfirst = plain(source.deck) || plain(source.summary)
    return {
      id: source.slug,
      slug: tidySlug(source.slug),
      headline: plain(source.title),
      ...(standfirst && { standfirst }),
      authors: source.authors.map(named),
      tags: source.topics.map(named),
      language: 'en',
      publishedAt: source.publishedAt,
      bodyMarkdown: source.bodyMarkdown,
    }
  },
  /**
   * Editors linked to other stories by their dated address, under any of the names that the site has had, or by the file's name.
   * Topics and authors have pages too.
   */
  linkTo: (href) => {
    const [, file] = /^(?:\.?\/)?(?:news\/)?\d{4}-\d{2}-\d{2}-([\w%.-]+?)\.md(?:[?#].*)?$/.exec(href) ?? []
    if (file) return { to: 'articles', story: file }
    const url = URL.parse(href, 'https://digital.gov/')
    if (!url || !HOSTS.has(url.hostname)) return undefined
    const [, dated] = /^\/\d{4}\/\d{2}\/\d{2}\/([^/]+)\/?$/.exec(url.pathname) ?? []
    if (dated) return { to: 'articles', story: dated.toLowerCase(), href: url.href }
    const [, kind, slug] = /^\/(topics|authors)\/([a-z0-9-]+)\/?$/.exec(url.pathname) ?? []
    if (!slug) return undefined
    return { to: kind === 'topics' ? 'tags' : 'authors', slug, href: url.href }
  },
}

const HOSTS = new Set(['digital.gov', 'www.digital.gov', 'digitalgov.gov', 'www.digitalgov.gov'])

function named({ slug, name }: { slug: string; name: string }): { slug: string; name: string } {
  return { slug: tidySlug(slug), name: cleanLine(name) || slug }
}

/** Most slugs can stay; a few carry percent codes or capital letters. */
function tidySlug(slug: string): string {
  return SLUG_PATTERN.test(slug) ? slug : slugFrom(decode(slug))
}

/** Titles and summaries hold a little HTML and Markdown: entities, emphasis, code. */
function plain(text: string): string {
  const bare = text
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/\[([^\]]+)\]\([^)\s]+(?:\s"[^"]*")?\)/g, '$1')
    .replace(/(\*\*|__|`)(\S(?:.*?\S)?)\1/g, '$2')
    .replace(/(^|[\s(“"'])([*_])(\S(?:.*?\S)?)\2(?=$|[\s).,:;!?”"'’])/g, '$1$3')
  return cleanLine(bare.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => character(name) ?? whole))
}

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

const ENTITIES: Record<string, string | undefined> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  eacute: 'é',
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
