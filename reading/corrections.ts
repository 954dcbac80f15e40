import { cache } from 'react'
import { noteTags } from '../delivery/render-scope.ts'
import { fragment } from '../lib/sql.ts'
import { isoTime, type SectionRow, sectionLink, storyHref } from './cards.ts'
import { publicReader } from './reader.ts'
import type { CorrectionsPageView, CorrectionView, RecordEntryView } from './views.ts'

/** On the page of the newest. */
const NEWEST = 40
/** In a month: more than the most careful paper has. */
const MOST = 2000

type Row = {
  story_id: string
  at: Date
  severity: CorrectionView['severity'] | null
  wrong: string | null
  correct: string | null
  notice: string | null
  headline: string | null
  slug: string
  language: string
  section: SectionRow | null
}

const ZONE = fragment`coalesce((select settings ->> 'timeZone' from edition.site where id = 1), 'UTC')`

/**
 * What the paper got wrong, and what it took back, the newest first. Undefined for a month that has none.
 * @param month - `2026-11`, in the paper's zone; absent: the newest of all
 */
export const readCorrections = cache(
  async (month?: string, { sql } = publicReader()): Promise<CorrectionsPageView | undefined> => {
    noteTags('corrections', 'site')
    const start = month && `${month}-01`
    const rows = await sql<Row>`
      select record.story_id, record.at, record.severity, record.wrong, record.correct, record.notice, record.headline, record.slug,
        coalesce(record.language, (select settings ->> 'language' from edition.site where id = 1), 'en') as language,
        (select to_json(section) from edition.sections as section where section.id = record.section_id) as section
      from (
        select told.story_id, told.at, told.severity, told.wrong, told.correct, null as notice, story.headline, story.slug, story.language,
          story.section_id, told.position
        from edition.corrections as told join edition.stories as story on story.id = told.story_id
        union all
        select id, at, null, null, null, notice, headline, slug, language, section_id, 0 from edition.withdrawals) as record
      where ${start ?? null}::text is null or (
        record.at >= ${start ?? null}::timestamp at time zone ${ZONE}
        and record.at < (${start ?? null}::timestamp + interval '1 month') at time zone ${ZONE})
      order by record.at desc, record.story_id, record.position limit ${month ? MOST : NEWEST}`
    if (month && rows.length === 0) return undefined
    const months = await sql<{ month: string }>`
      select distinct to_char(record.at at time zone ${ZONE}, 'YYYY-MM') as month
      from (select at from edition.corrections union all select at from edition.withdrawals) as record
      order by month desc limit 1200`
    return {
      ...{ href: month ? hrefOf(month) : '/corrections', entries: rows.map(entryFrom) },
      ...(month && { month }),
      months: months.map((found) => ({ month: found.month, href: hrefOf(found.month) })),
    }
  },
)

function hrefOf(month: string): string {
  return `/corrections/${month.replace('-', '/')}`
}

function entryFrom(row: Row): RecordEntryView {
  noteTags(`doc:${row.story_id}`)
  // Noted with its link, also where only the address shows it.
  sectionLink(row.section)
  const story = row.headline ? { name: row.headline, href: storyHref(row.section?.slug, row.slug) } : undefined
  const shared = { at: isoTime(row.at), language: row.language, ...(story && { story }) }
  if (row.notice !== null) return { kind: 'withdrawal', ...shared, notice: row.notice }
  const { severity, wrong, correct } = row
  return {
    kind: 'correction',
    ...shared,
    severity: severity ?? 'correction',
    wrong: wrong ?? '',
    correct: correct ?? '',
  }
}

/** The corrections of some stories, for their feed: by the story's id, in the order in which readers were told. */
export async function readCorrectionsOf(
  storyIds: string[],
  { sql } = publicReader(),
): Promise<Map<string, CorrectionView[]>> {
  noteTags(...storyIds.map((id) => `corrections:${id}`))
  const rows = await sql<CorrectionView & { story_id: string }>`
    select story_id, at, severity, wrong, correct from edition.corrections
    where story_id = any (${storyIds}::uuid[]) order by story_id, position limit 1000`
  const byStory = Map.groupBy(rows, ({ story_id }) => story_id)
  return new Map(
    [...byStory].map(([id, found]) => [
      id,
      found.map(({ story_id: _, ...told }) => ({ ...told, at: isoTime(told.at) })),
    ]),
  )
}
