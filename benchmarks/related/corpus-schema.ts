import { z } from 'zod'

/*
 * A corpus of stories with the links that editors placed themselves, one JSON object a line. docs/benchmarks.md describes it for
 * people who bring their own. The names of the Digital.gov archive are understood too.
 */

const named = z.union([
  z.string().transform((name) => ({ slug: name.toLowerCase(), name })),
  z.object({ slug: z.string(), name: z.string() }),
])

const line = z.object({
  slug: z.string().min(1),
  headline: z.string().optional(),
  title: z.string().optional(),
  standfirst: z.string().nullish(),
  deck: z.string().nullish(),
  summary: z.string().nullish(),
  /** Plain text, Markdown or HTML. */
  body: z.string().optional(),
  bodyMarkdown: z.string().optional(),
  publishedAt: z.iso.datetime({ offset: true }),
  section: z.string().nullish(),
  authors: z.array(named).default([]),
  tags: z.array(named).optional(),
  topics: z.array(named).optional(),
  /** Slugs of the stories that its editors linked to: the truth. */
  links: z.array(z.string()).default([]),
})

/** A story of a corpus; times in milliseconds since 1970. */
export type CorpusStory = {
  slug: string
  headline: string
  standfirst: string
  /** With the links that are to be found again: to be stripped before anything is scored. */
  body: string
  publishedAt: number
  section?: string
  authors: { slug: string; name: string }[]
  tags: { slug: string; name: string }[]
  links: string[]
}

export const corpusLine = line.transform(
  (raw): CorpusStory => ({
    slug: raw.slug,
    headline: raw.headline ?? raw.title ?? raw.slug,
    standfirst: raw.standfirst ?? [raw.deck, raw.summary].filter(Boolean).join(' '),
    body: raw.body ?? raw.bodyMarkdown ?? '',
    publishedAt: Date.parse(raw.publishedAt),
    ...(raw.section && { section: raw.section }),
    authors: raw.authors,
    tags: raw.tags ?? raw.topics ?? [],
    links: raw.links,
  }),
)

/** Links in a file of their own, beside `articles.jsonl`. */
export const linksLine = z.object({ slug: z.string(), links: z.array(z.string()) })
