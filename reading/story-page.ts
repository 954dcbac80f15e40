import { cache } from 'react'
import { noteTags } from '../delivery/render-scope.ts'
import type { Block } from '../edition/body.ts'
import { fragment } from '../lib/sql.ts'
import { RELATED_COLUMNS, type RelatedColumns, relatedFrom, SHOWN_RELATED } from '../related/read-related.ts'
import { bodyView, JOINED_COLUMNS, type Joined } from './body-view.ts'
import {
  authorLink,
  CARD_COLUMNS,
  type CardRow,
  cardFrom,
  type DocumentRow,
  imageFrom,
  isoTime,
  type MediaRow,
  type SectionRow,
  sectionLink,
  storyHref,
  tagLink,
} from './cards.ts'
import { PAGE_SIZE, pageOf } from './listing.ts'
import { publicReader, type Reader } from './reader.ts'
import { changesHref } from './story-changes.ts'
import type { CorrectionView, StoryPageView, StoryView, TagKind, WithdrawnView } from './views.ts'
import { readWithdrawn } from './withdrawn.ts'

export const MORE_FROM_SECTION = 5
/**
 * A story leads on to what came up to so many places after it in its section. While it is among the newest, that is the newest;
 * later its page stays as it is, and a publish makes a few pages out of date instead of all that the section ever had.
 */
export const PLACES_AFTER = PAGE_SIZE
/** Beyond every place. */
const LAST_PLACE = '9223372036854775807'
/** A gap of more closed pages than this is noted as the whole list. */
const MOST_PAGES_NOTED = 4

type AuthorRow = DocumentRow & { jobTitle: string | null; isDesk: boolean; portrait: MediaRow | null }
type StoryRow = Omit<CardRow, 'authors' | 'image' | 'section'> &
  Joined & {
    section: SectionRow | null
    ancestors: SectionRow[] | null
    authors: AuthorRow[] | null
    /** As readers find them: what was merged stands as what it was merged into, once. `own`: which of them the story carries. */
    tags: (DocumentRow & { kind: TagKind; own: string[] })[] | null
    lead_caption: string | null
    body: Block[]
    sponsor: string | null
    word_count: number
    seo_title: string | null
    seo_description: string | null
    corrections: CorrectionView[] | null
    has_changes: boolean
  }

const STORY_COLUMNS = fragment`
  page.id, page.slug, page.kicker, page.headline, page.standfirst, page.published_at, page.revised_at,
  coalesce(page.language, (select settings ->> 'language' from edition.site where id = 1), 'en') as language,
  page.is_paid, page.section_id, page.sponsor, page.lead_media_id, page.lead_caption, page.body, page.word_count, page.seo_title,
  page.seo_description,
  (select json_agg(json_build_object('at', at, 'severity', severity, 'wrong', wrong, 'correct', correct) order by position)
    from edition.corrections where corrections.story_id = page.id) as corrections,
  exists (select from edition.story_changes where story_changes.story_id = page.id) as has_changes,
  (select to_json(section) from edition.sections as section where section.id = page.section_id) as section,
  (select json_agg(json_build_object('id', ancestor.id, 'name', ancestor.name, 'slug', ancestor.slug) order by chain.depth desc)
    from edition.section_chain as chain join edition.sections as ancestor on ancestor.id = chain.ancestor_id
    where chain.section_id = page.section_id) as ancestors,
  (select json_agg(json_build_object('id', author.id, 'name', author.name, 'slug', author.slug, 'jobTitle', author.job_title,
      'isDesk', author.is_desk,
      'portrait', (select to_json(media) from edition.media where media.id = author.portrait_id)) order by story_authors.position)
    from edition.story_authors join edition.authors as author on author.id = story_authors.author_id
    where story_authors.story_id = page.id) as authors,
  (select json_agg(json_build_object('id', tag.id, 'name', tag.name, 'slug', tag.slug, 'kind', tag.kind, 'own', own.ids) order by own.position)
    from (
      select roots.root_id, min(story_tags.position) as position, json_agg(story_tags.tag_id) as ids
      from edition.story_tags join edition.tag_roots as roots on roots.tag_id = story_tags.tag_id
      where story_tags.story_id = page.id group by roots.root_id) as own
    join edition.tags as tag on tag.id = own.root_id) as tags,
  ${JOINED_COLUMNS}`

/** What surrounds a story on its page. */
type Surroundings = RelatedColumns & {
  /** The story's place in its section's list. A draft has none yet. */
  place: string | null
  more: { position: number; card: CardRow }[] | null
}

/** The story as `page`, with what surrounds it. */
const STORY_PAGE = fragment`
  select ${STORY_COLUMNS}, ${RELATED_COLUMNS}, own.position as place,
    (select json_agg(json_build_object('position', next.position, 'card', to_json(card)) order by next.position desc)
      from (
        select place.story_id, place.position
        from edition.listings as place join edition.stories as live on live.id = place.story_id
        where place.list_id = page.section_id and place.position <= coalesce(own.position + ${PLACES_AFTER}, ${LAST_PLACE})
          and place.story_id <> page.id and place.story_id <> all (shown.ids)
        order by place.position desc limit ${MORE_FROM_SECTION}) as next
      cross join lateral (select ${CARD_COLUMNS} from edition.stories as story where story.id = next.story_id) as card) as more
  from edition.stories as page
  cross join lateral ${SHOWN_RELATED}
  left join edition.listings as own on own.list_id = page.section_id and own.story_id = page.id`

/**
 * A story's page, or where it has moved: another section, or a new slug. Undefined where readers have never known the address
 * or the story is not live; the notice where it was withdrawn. One statement for a story that is live.
 */
export const readStoryPage = cache(
  async (
    section: string,
    slug: string,
    reader = publicReader(),
  ): Promise<StoryPageView | { movedTo: string } | { withdrawn: WithdrawnView } | undefined> => {
    noteTags(`slug:${slug}`)
    const [story] = await reader.sql<StoryRow & Surroundings>`
      ${STORY_PAGE}
      where page.slug = ${slug} or page.id = (select story_id from edition.former_slugs as former where former.slug = ${slug})
      order by page.slug = ${slug} desc limit 1`
    if (!story) return readWithdrawn({ section, slug }, reader)
    const { mediaBase } = reader
    const view = storyFrom(story, mediaBase)
    if (story.slug !== slug || story.section?.slug !== section) return { movedTo: view.href }
    return storyPage(story, { view, mediaBase })
  },
)

/** The same page for an id, whatever its address: for previews. */
export async function readStoryPageById(id: string, reader: Reader): Promise<StoryPageView | undefined> {
  const [story] = await reader.sql<StoryRow & Surroundings>`
    ${STORY_PAGE} where page.id = ${id} limit 1`
  if (!story) return undefined
  const { mediaBase } = reader
  return storyPage(story, { view: storyFrom(story, mediaBase), mediaBase })
}

function storyPage(
  story: StoryRow & Surroundings,
  { view, mediaBase }: { view: StoryView; mediaBase: string },
): StoryPageView {
  notePlaces(story)
  const shown = relatedFrom(story, mediaBase)
  const more = (story.more ?? []).map(({ card }) => cardFrom(card, mediaBase))
  return { story: view, ...shown, moreFromSection: more }
}

/** Notes the places of the section's list in which a change would change what the page shows of it. */
function notePlaces({ section_id, place, more }: StoryRow & Surroundings): void {
  const lowest = more?.length === MORE_FROM_SECTION ? (more.at(-1)?.position ?? 1) : 1
  const first = pageOf(lowest)
  const last = place === null ? Number.POSITIVE_INFINITY : pageOf(Number(place) + PLACES_AFTER)
  if (last - first >= MOST_PAGES_NOTED) noteTags(`list:${section_id}`)
  else for (let page = first; page <= last; page += 1) noteTags(`list:${section_id}/${page}`)
}

function storyFrom(row: StoryRow, mediaBase: string): StoryView {
  noteTags(`story:${row.id}`, `doc:${row.section_id}`)
  const leadImage = row.lead_media_id ? row.media?.[row.lead_media_id] : undefined
  return {
    id: row.id,
    href: storyHref(row.section?.slug, row.slug),
    ...(row.kicker && { kicker: row.kicker }),
    headline: row.headline,
    ...(row.standfirst && { standfirst: row.standfirst }),
    language: row.language,
    breadcrumbs: (row.ancestors ?? []).map(sectionLink),
    section: sectionLink(row.section),
    authors: (row.authors ?? []).map((author) => ({
      ...authorLink(author),
      ...(author.jobTitle && { jobTitle: author.jobTitle }),
      ...(author.portrait && { portrait: imageFrom(author.portrait, mediaBase) }),
      isDesk: author.isDesk,
    })),
    tags: (row.tags ?? []).map(({ own, ...tag }) => {
      noteTags(...own.map((id) => `doc:${id}`))
      return tagLink(tag)
    }),
    publishedAt: isoTime(row.published_at),
    ...(row.revised_at && { revisedAt: isoTime(row.revised_at) }),
    ...(leadImage && { leadImage: imageFrom(leadImage, mediaBase, row.lead_caption) }),
    body: bodyView(row.body, row, mediaBase),
    wordCount: row.word_count,
    isPaid: row.is_paid,
    ...(row.sponsor && { sponsor: row.sponsor }),
    ...(row.corrections && { corrections: row.corrections.map((one) => ({ ...one, at: isoTime(one.at) })) }),
    ...(row.has_changes && { changesHref: changesHref(storyHref(row.section?.slug, row.slug)) }),
    ...(row.seo_title && { seoTitle: row.seo_title }),
    ...(row.seo_description && { seoDescription: row.seo_description }),
  }
}
