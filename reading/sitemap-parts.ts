import { noteTags } from '../delivery/render-scope.ts'
import { fragment } from '../lib/sql.ts'
import { publicReader, type Reader } from './reader.ts'
import type { SitemapEntry } from './views.ts'

/** A sitemap takes 50,000 addresses, and the front is one. */
const MOST = 49_999
/** A large paper has tens of thousands of tags: each file has a share of them, by the last byte of their ids. */
export const TAG_FILES = [1, 2, 3, 4]
const FILE_OF_TAG = fragment`get_byte(uuid_send(tags.id), 15) % ${TAG_FILES.length}::int + 1`

/**
 * The parts of the site that have a sitemap each: `pages` (fronts, authors, static pages), `tags-1` and on, and the thirds of months
 * with their stories, `2026-11-3`, the newest first. Thirds, because a crawler that comes for the newest should not have to take a
 * whole month of a large paper.
 */
export async function readSitemapParts({ sql } = publicReader()): Promise<string[]> {
  noteTags('archive', 'directory')
  const tags = await sql<{ part: string }>`
    select 'tags-' || file as part from unnest(${TAG_FILES}::int[]) as file
    where exists (select from edition.lists join edition.tags using (id) where merged_into is null and ${FILE_OF_TAG} = file)
      or exists (
        select from edition.tag_lists as several join edition.tags on tags.id = several.tag_id
        where several.state = 'shown' and ${FILE_OF_TAG} = file)
    order by file limit ${TAG_FILES.length}`
  // From one third to the next through the index.
  const thirds = await sql<{ part: string }>`
    with recursive parts (first) as (
      (select ${FIRST_DAY} from edition.stories order by published_at desc limit 1)
      union all
      select (select ${FIRST_DAY} from edition.stories
        where published_at < parts.first at time zone 'UTC' order by published_at desc limit 1)
      from parts where parts.first is not null)
    select to_char(first, 'YYYY-MM-') || extract(day from first)::int / 10 + 1 as part
    from parts where first is not null order by first desc limit 3600`
  return ['pages', ...[...tags, ...thirds].map(({ part }) => part)]
}

/** The first day of the third of a month, of UTC, in which a story was published: the 1st, 11th or 21st. */
const FIRST_DAY = fragment`
  date_trunc('month', published_at at time zone 'UTC')
    + interval '10 days' * least((extract(day from published_at at time zone 'UTC')::int - 1) / 10, 2)`

/** The addresses of a part. None where there is no such part. */
export function readSitemapPart(part: string, reader = publicReader()): Promise<SitemapEntry[]> {
  if (part === 'pages') return readPages(reader)
  return part.startsWith('tags-') ? readTags(reader, Number(part.slice('tags-'.length))) : readStories(reader, part)
}

async function readPages({ sql }: Reader): Promise<SitemapEntry[]> {
  noteTags('directory')
  const [row] = await sql<Lines>`
    select string_agg(href, E'\\n') as lines from (
      (select '/' || slug as href from edition.sections order by id limit ${MOST})
      union all (select '/' || slug from edition.pages order by id limit ${MOST})
      union all (select '/authors/' || slug from edition.authors as author
        where exists (select 1 from edition.lists where lists.id = author.id) order by id limit ${MOST})
      limit ${MOST}) as found limit 1`
  return ['/', ...linesOf(row)].map((href) => ({ href }))
}

async function readTags({ sql }: Reader, file: number): Promise<SitemapEntry[]> {
  noteTags('directory')
  const [row] = await sql<Lines>`
    select string_agg(href, E'\\n') as lines from (
      (select '/tags/' || slug as href from edition.lists join edition.tags using (id)
        where merged_into is null and ${FILE_OF_TAG} = ${file}::int order by id limit ${MOST})
      -- A tag with others merged into it may have no stories of its own.
      union all (select '/tags/' || slug
        from edition.tag_lists as several join edition.lists on lists.id = several.list_id join edition.tags on tags.id = several.tag_id
        where several.state = 'shown' and not exists (select 1 from edition.lists where lists.id = tags.id) and ${FILE_OF_TAG} = ${file}::int
        order by tags.id limit ${MOST})
      limit ${MOST}) as found limit 1`
  return linesOf(row).map((href) => ({ href }))
}

/** @param third - of a month of UTC, `2026-11-3` */
async function readStories({ sql }: Reader, third: string): Promise<SitemapEntry[]> {
  const [year = 0, month = 0, number = 0] = third.split('-').map(Number)
  noteTags(`month:${third.slice(0, 7)}`, 'sections')
  const first = new Date(Date.UTC(year, month - 1, 10 * number - 9))
  const end = new Date(number === 3 ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, 10 * number + 1))
  const [row] = await sql<Lines>`
    select string_agg(found.line, E'\\n') as lines
    from (
      select '/' || section.slug || '/' || story.slug || ' '
        || replace(date_trunc('second', coalesce(story.revised_at, story.published_at) at time zone 'UTC')::text, ' ', 'T') || 'Z' as line
      from edition.stories as story join edition.sections as section on section.id = story.section_id
      where story.published_at >= ${first} and story.published_at < ${end}
      order by story.published_at, story.id limit ${MOST}) as found limit 1`
  return linesOf(row).map((line) => {
    const [href = '', lastModified = ''] = line.split(' ')
    return { href, lastModified }
  })
}

/** As one text: thousands of rows, or as many dates to make of numbers, take longer than finding them. */
type Lines = { lines: string | null }

/** Addresses have no line ends. */
function linesOf(row: Lines | undefined): string[] {
  return row?.lines ? row.lines.split('\n') : []
}
