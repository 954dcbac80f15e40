import { bodyFromLexical } from '../../edition/body-from-lexical.ts'
import { mentionedIn } from '../../edition/build-story.ts'
import { isUuid } from '../../lib/is-uuid.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Place, Secret } from './probe.ts'

/** Others' pages that are looked at for each story: those that show it most likely. */
const MOST_OTHERS = 10

const MOST_PICTURES = 100

type Picture = { hash: string; width: number }
type Row = {
  lead_ids: string[]
  bodies: unknown[]
  headlines: (string | null)[]
  slugs: (string | null)[]
  sections: (string | null)[]
  tags: (string | null)[]
  authors: (string | null)[]
  others: (string | null)[]
  day: string
}

/**
 * What must stay secret of a story, in its newest text and in the one that is scheduled, and the addresses at which it would show.
 * Undefined where there is no such story.
 */
export async function readPlaces(sql: Sql, storyId: string): Promise<{ secret: Secret; places: Place[] } | undefined> {
  const [row] = await sql<Row>`
    with texts as (
      select headline, slug, section_id, lead_image_id, body from articles where id = ${storyId}
      union all
      select version_headline, version_slug, version_section_id, version_lead_image_id, version_body from _articles_v
      where parent_id = ${storyId} and latest
      union all
      select content ->> 'headline', content ->> 'slug', (content ->> 'section')::uuid, (content ->> 'leadImage')::uuid, content -> 'body'
      from newsroom.schedules where document_id = ${storyId}),
    related_documents as (
      select tags_id, authors_id from articles_rels where parent_id = ${storyId}
      union
      select rels.tags_id, rels.authors_id from _articles_v_rels as rels join _articles_v as version on version.id = rels.parent_id
      where version.parent_id = ${storyId} and version.latest
      union
      select tag::uuid, null from newsroom.schedules, jsonb_array_elements_text(content -> 'tags') as tag
      where document_id = ${storyId} and jsonb_typeof(content -> 'tags') = 'array'
      union
      select null, author::uuid from newsroom.schedules, jsonb_array_elements_text(content -> 'authors') as author
      where document_id = ${storyId} and jsonb_typeof(content -> 'authors') = 'array')
    select array(select lead_image_id from texts where lead_image_id is not null) as lead_ids,
      array(select body from texts where body is not null) as bodies,
      array(select distinct headline from texts) as headlines, array(select distinct slug from texts) as slugs,
      array(select distinct above.slug from texts join edition.section_chain as chain on chain.section_id = texts.section_id
        join edition.sections as above on above.id = chain.ancestor_id) as sections,
      array(select distinct tag.slug from related_documents join edition.tags as tag on tag.id = tags_id) as tags,
      array(select distinct author.slug from related_documents join edition.authors as author on author.id = authors_id) as authors,
      array(select '/' || section.slug || '/' || other.slug
        from (
          -- Three questions for three indexes: as one with an “or” it would look at every story that there is.
          select id from edition.stories where linked_ids @> array[${storyId}::uuid]
          union select story_id from edition.related where related_id = ${storyId}
          union select newest.story_id from texts cross join lateral (
            select place.story_id from edition.listings as place join edition.stories as live on live.id = place.story_id
            where place.list_id = texts.section_id order by place.position desc limit ${MOST_OTHERS}) as newest) as beside
        join edition.stories as other on other.id = beside.id
        join edition.sections as section on section.id = other.section_id
        order by other.published_at desc, other.id limit ${MOST_OTHERS}) as others,
      to_char(now() at time zone coalesce((select settings ->> 'timeZone' from edition.site where id = 1), 'UTC'), 'YYYY-MM-DD') as day
    where exists (select from texts) limit 1`
  if (!row) return undefined
  const pictures = await readSecretPictures(sql, storyId, [
    ...row.lead_ids,
    ...row.bodies.flatMap((body) => mentionedIn(bodyFromLexical(body)).media),
  ])
  const secret = {
    headlines: given(row.headlines).filter((headline) => headline.trim() !== ''),
    slugs: given(row.slugs),
    pictures: pictures.map(({ hash }) => hash),
  }
  return { secret, places: placesOf(storyId, secret, { row, pictures }) }
}

/** With their largest width, in which each is a JPEG. Those that no other story shows: should this one be out, its own are what the probe is for. */
async function readSecretPictures(sql: Sql, storyId: string, ids: string[]): Promise<Picture[]> {
  return sql<Picture>`
    select distinct hash, (widths ->> -1)::int as width from media
    where id = any (${ids.filter(isUuid)}::uuid[]) and hash is not null
      and not exists (select from edition.stories as live where live.media_ids @> array[media.id] and live.id <> ${storyId})
    order by hash limit ${MOST_PICTURES}`
}

function placesOf(
  storyId: string,
  { headlines, slugs }: Secret,
  { row, pictures }: { row: Row; pictures: Picture[] },
): Place[] {
  const sections = given(row.sections)
  const lists = [
    ...sections.map((slug) => `/${slug}`),
    ...given(row.tags).map((slug) => `/tags/${slug}`),
    ...given(row.authors).map((slug) => `/authors/${slug}`),
  ]
  const [year = '', month = '', day = ''] = row.day.split('-')
  const third = Math.min(3, Math.floor((Number(day) - 1) / 10) + 1)
  const of = (surface: Place['surface'], paths: string[], isClosed = false): Place[] =>
    paths.map((path) => ({ surface, path, ...(isClosed && { isClosed }) }))
  return [
    ...of(
      'page',
      slugs.flatMap((slug) => (sections.length > 0 ? sections : ['news']).map((section) => `/${section}/${slug}`)),
    ),
    ...of('list', ['/', ...lists, `/archive/${year}/${month}`, `/archive/${year}/${month}/${day}`]),
    ...of('related', given(row.others)),
    ...of(
      'search',
      headlines.map((headline) => `/search?${new URLSearchParams({ q: rarestWords(headline) })}`),
    ),
    ...of('feed', ['/rss.xml', ...lists.map((list) => `${list}/rss.xml`)]),
    ...of('sitemap', ['/news-sitemap.xml', `/sitemap-${year}-${month}-${third}.xml`]),
    ...of('api', [`/api/articles/${storyId}`, `/api/articles/${storyId}?draft=true`, '/api/articles'], true),
    ...of(
      'media',
      pictures.map(({ hash, width }) => `/media/${hash}/${width}.jpg`),
      true,
    ),
    ...of('preview', [`/preview/articles/${storyId}`]),
  ]
}

/** The page of a search repeats what was asked for: so it is asked for less than the headline. */
function rarestWords(headline: string): string {
  const words = headline.match(/[\p{Letter}\p{Number}]+/gu) ?? []
  return words
    .toSorted((one, other) => other.length - one.length)
    .slice(0, Math.min(2, Math.max(1, words.length - 1)))
    .join(' ')
}

function given(values: (string | null)[]): string[] {
  return values.filter((value) => value !== null && value !== '') as string[]
}
