import { noteTags } from '../delivery/render-scope.ts'
import { fragment } from '../lib/sql.ts'
import type { CardView, ImageView, LinkView, TagKind, TagLinkView } from './views.ts'

/**
 * The columns of a card, for a statement that has `edition.stories` as `story`. Here and in all of reading/ `json` and not
 * `jsonb`: what is only sent need not be built in binary first, which took a third of a story page's statement.
 */
export const CARD_COLUMNS = fragment`
  story.id, story.slug, story.kicker, story.headline, story.standfirst, story.published_at, story.revised_at,
  coalesce(story.language, (select settings ->> 'language' from edition.site where id = 1), 'en') as language,
  story.is_paid, story.section_id, story.lead_media_id,
  (select json_build_object('id', section.id, 'name', section.name, 'slug', section.slug, 'tint', section.tint)
    from edition.sections as section where section.id = story.section_id) as section,
  (select to_json(media) from edition.media where media.id = story.lead_media_id) as image,
  (select json_agg(json_build_object('id', author.id, 'name', author.name, 'slug', author.slug) order by story_authors.position)
    from edition.story_authors join edition.authors as author on author.id = story_authors.author_id
    where story_authors.story_id = story.id) as authors`

export type CardRow = {
  id: string
  slug: string
  kicker: string | null
  headline: string
  standfirst: string | null
  language: string
  published_at: Date | string
  revised_at: Date | string | null
  is_paid: boolean
  section_id: string
  lead_media_id: string | null
  section: SectionRow | null
  image: MediaRow | null
  authors: DocumentRow[] | null
}
export type DocumentRow = { id: string; name: string; slug: string }
export type SectionRow = DocumentRow & { tint?: string | null }
export type MediaRow = {
  id: string
  hash: string
  width: number
  height: number
  widths: number[]
  alt: string
  caption: string | null
  credit: string | null
  source: string | null
  usage_terms: string | null
  focal_x: number
  focal_y: number
}

/** A row as a page shows it. What these functions turn into views they also note as shown: no page can forget to. */
export function cardFrom(row: CardRow, mediaBase: string): CardView {
  noteTags(`doc:${row.id}`, `doc:${row.section_id}`)
  // Also while there is no such picture: it may become public.
  if (row.lead_media_id) noteTags(`doc:${row.lead_media_id}`)
  return {
    id: row.id,
    href: storyHref(row.section?.slug, row.slug),
    ...(row.kicker && { kicker: row.kicker }),
    headline: row.headline,
    ...(row.standfirst && { standfirst: row.standfirst }),
    ...(row.image && { image: imageFrom(row.image, mediaBase) }),
    section: sectionLink(row.section),
    authors: (row.authors ?? []).map(authorLink),
    publishedAt: isoTime(row.published_at),
    ...(row.revised_at && { revisedAt: isoTime(row.revised_at) }),
    language: row.language,
    isPaid: row.is_paid,
  }
}

/** @param caption - a story's or block's own caption, in the place of the picture's */
export function imageFrom(row: MediaRow, base: string, caption?: string | null): ImageView {
  const shown = caption ?? row.caption
  noteTags(`doc:${row.id}`)
  return {
    hash: row.hash,
    base,
    width: row.width,
    height: row.height,
    widths: row.widths,
    alt: row.alt,
    ...(shown && { caption: shown }),
    ...(row.credit && { credit: row.credit }),
    ...(row.source && { source: row.source }),
    ...(row.usage_terms && { usageTerms: row.usage_terms }),
    focalX: row.focal_x,
    focalY: row.focal_y,
  }
}

export function storyHref(sectionSlug: string | undefined, slug: string): string {
  return `/${sectionSlug ?? 'story'}/${slug}`
}

export function sectionLink(row: SectionRow | null): LinkView & { tint?: string } {
  if (row) noteTags(`doc:${row.id}`)
  return { name: row?.name ?? '', href: row ? `/${row.slug}` : '/', ...(row?.tint && { tint: row.tint }) }
}

export function authorLink(row: DocumentRow): LinkView {
  noteTags(`doc:${row.id}`)
  return { name: row.name, href: `/authors/${row.slug}` }
}

export function tagLink(row: DocumentRow & { kind?: TagKind }): TagLinkView {
  noteTags(`doc:${row.id}`)
  return { name: row.name, href: `/tags/${row.slug}`, ...(row.kind && { kind: row.kind }) }
}

export function isoTime(time: Date | string): string {
  return (typeof time === 'string' ? new Date(time) : time).toISOString()
}
