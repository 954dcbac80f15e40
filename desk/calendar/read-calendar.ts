import { type Fragment, fragment, type Sql } from '../../lib/sql.ts'
import { wallTime } from '../../lib/zoned-time.ts'
import { type AssignmentState, OPEN_STATES } from '../../newsroom/planning/assignment-states.ts'
import { type Day, spanOf } from '../../newsroom/planning/calendar-days.ts'
import { readReleases } from '../../newsroom/schedule/read-releases.ts'
import { LATE_AFTER_S } from '../../newsroom/schedule/schedules.ts'
import { nameOfStory } from '../../newsroom/untitled.ts'
import { sizeInWords } from '../releases/release-words.ts'

export type Entry = {
  kind: 'planned' | 'scheduled' | 'release' | 'embargo' | 'live'
  href: string
  title: string
  /** ISO 8601. */
  at: string
  isLate: boolean
  section?: string
  /** Who writes it, where an assignment says so. */
  people: string[]
  state?: AssignmentState
  /** The release that it goes live with; of a release, how much is in it. */
  note?: string
}
/** Stories that went live in a day or an hour: the first of them, and how many there are. */
export type LiveSlot = { from: string; total: number; shown: Entry[] }
export type CalendarDay = {
  day: Day
  /** 23 or 25 where the clocks change. */
  hours: number
  /** What is planned, scheduled or under embargo until then, in order. */
  entries: Entry[]
  live: LiveSlot[]
}
export type Calendar = { days: CalendarDay[] /** Of something there is more than is shown. */; isCut: boolean }

export type CalendarFilter = {
  zone: string
  /** Follow one another. */
  days: Day[]
  /** By which live stories are put together. */
  slot: 'day' | 'hour'
  sectionId?: string | undefined
  personId?: string | undefined
  /** Whoever may not read everything sees what is theirs. */
  onlyOf?: string | undefined
  mayReadReleases?: boolean
}

/** Of what is ahead, in all days together; of what is live, in each slot. */
const MOST = 300
const LIVE_SHOWN = { day: 5, hour: 12 }

type Row = {
  id: string
  title: string | null
  at: Date
  is_late: boolean | null
  section: string | null
  people?: string[] | null
  state?: AssignmentState
  collection?: string
  release?: string | null
}
type Range = CalendarFilter & { from: string; until: string }

/** Five statements, however many days and stories. Only what `edition` holds counts as live. */
export async function readCalendar(sql: Sql, filter: CalendarFilter): Promise<Calendar> {
  const spans = filter.days.map((day) => ({ day, ...spanOf(day, filter.zone) }))
  const [first, last] = [spans[0], spans.at(-1)]
  if (!first || !last) return { days: [], isCut: false }
  const range: Range = { ...filter, from: first.from.toISOString(), until: last.until.toISOString() }
  const [planned, scheduled, embargoes] = [
    await readPlanned(sql, range),
    await readScheduled(sql, range),
    await readEmbargoes(sql, range),
  ]
  const live = filter.onlyOf ? [] : await readLive(sql, range)
  // Of one moment the release comes before what is in it.
  const entries = [...(await readReleaseEntries(sql, range)), ...planned, ...scheduled, ...embargoes].sort(
    (one, other) => (one.at < other.at ? -1 : 1),
  )
  const dayOf = (iso: string) => wallTime(new Date(iso), filter.zone).slice(0, 10)
  return {
    isCut: [planned, scheduled, embargoes].some(({ length }) => length === MOST),
    days: spans.map(({ day, hours }) => ({
      ...{ day, hours },
      entries: entries.filter(({ at }) => dayOf(at) === day),
      live: live.filter(({ from }) => dayOf(from) === day),
    })),
  }
}

/** Assignments with a time whose story is neither live nor on the schedule: there it stands itself. */
async function readPlanned(sql: Sql, { from, until, sectionId, personId, onlyOf }: Range): Promise<Entry[]> {
  const whose = personId ?? onlyOf
  const rows = await sql<Row>`
    select assignments.id, title, due as at, due < now() and state::text = any (${[...OPEN_STATES]}) as is_late,
      sections.name as section, state,
      (select array_agg(users.name order by rel."order") from assignments_rels as rel join users on users.id = rel.users_id
        where rel.parent_id = assignments.id and rel.path = 'people') as people
    from assignments left join sections on sections.id = section_id
    where due >= ${from} and due < ${until} and state <> 'declined'
      and (${sectionId ?? null}::uuid is null or section_id = ${sectionId ?? null})
      and (${whose ?? null}::uuid is null or exists (select from assignments_rels as rel
        where rel.parent_id = assignments.id and rel.path = 'people' and rel.users_id = ${whose ?? null}))
      and not exists (select from edition.stories as live where live.id = story_id)
      and not exists (select from newsroom.schedules where document_id = assignments.story_id)
    order by due, assignments.id limit ${MOST}`
  return rows.map((row) => asEntry('planned', `/admin/collections/assignments/${row.id}`, row))
}

async function readScheduled(sql: Sql, range: Range): Promise<Entry[]> {
  const { from, until, sectionId } = range
  const rows = await sql<Row>`
    select collection, document_id as id, title, due as at, now() > due + ${LATE_AFTER_S} * interval '1 second' as is_late,
      sections.name as section, (select name from newsroom.releases where releases.id = release_id) as release
    from newsroom.schedules left join sections on sections.id::text = content ->> 'section'
    where due >= ${from} and due < ${until} and collection <> 'redirects'
      and (${sectionId ?? null}::text is null or content ->> 'section' = ${sectionId ?? null})
      and ${isOf(range, fragment`document_id`)}
    order by due, document_id limit ${MOST}`
  return rows.map((row) => ({
    ...asEntry('scheduled', `/admin/collections/${row.collection}/${row.id}`, row),
    ...(row.release && range.mayReadReleases && { note: `with “${row.release}”` }),
  }))
}

/** Releases, which are of no section and nobody’s: whoever asks for one of those sees what is in them. */
async function readReleaseEntries(
  sql: Sql,
  { from, until, sectionId, personId, onlyOf, mayReadReleases = false }: Range,
): Promise<Entry[]> {
  if (!mayReadReleases || sectionId || personId || onlyOf) return []
  const releases = await readReleases(sql, { isLive: false, from, until, limit: MOST })
  return releases.map(({ id, name, due = '', isLate, size }) => ({
    ...{ kind: 'release' as const, href: `/admin/releases/${id}`, title: name, at: due, isLate },
    ...{ people: [], note: sizeInWords(size) },
  }))
}

async function readEmbargoes(sql: Sql, range: Range): Promise<Entry[]> {
  const { from, until, sectionId } = range
  const rows = await sql<Row>`
    select story_id as id, version_headline as title, embargoes.until as at, false as is_late, sections.name as section
    from newsroom.embargoes
      join articles on articles.id = story_id and articles.deleted_at is null
      left join _articles_v as version on version.parent_id = story_id and version.latest
      left join sections on sections.id = version.version_section_id
    where embargoes.until >= ${from} and embargoes.until < ${until}
      and (${sectionId ?? null}::uuid is null or version.version_section_id = ${sectionId ?? null})
      and ${isOf(range, fragment`embargoes.story_id`)}
    order by embargoes.until, story_id limit ${MOST}`
  return rows.map((row) => asEntry('embargo', `/admin/collections/articles/${row.id}`, row))
}

async function readLive(sql: Sql, range: Range): Promise<LiveSlot[]> {
  const { from, until, sectionId, personId, zone, slot } = range
  const rows = await sql<Row & { slot: Date; total: number }>`
    with live as (
      select stories.id, headline, published_at, section_id, date_trunc(${slot}, published_at, ${zone}) as slot
      from edition.stories
      where published_at >= ${from} and published_at < ${until}
        and (${sectionId ?? null}::uuid is null or section_id = ${sectionId ?? null})
        and (${personId ?? null}::uuid is null or exists (select from articles_rels as rel
          where rel.parent_id = stories.id and rel.path = 'owners' and rel.users_id = ${personId ?? null}))),
    placed as (
      select id, headline, published_at, section_id, slot, count(*) over (partition by slot)::int as total,
        row_number() over (partition by slot order by published_at, id) as place from live)
    select placed.id, headline as title, published_at as at, false as is_late, sections.name as section, slot, total
    from placed left join edition.sections on sections.id = section_id
    where place <= ${LIVE_SHOWN[slot]} order by published_at, placed.id limit ${LIVE_SHOWN[slot] * 50}`
  const slots = Map.groupBy(rows, (row) => row.slot.toISOString())
  return [...slots].map(([start, inside]) => ({
    from: start,
    total: inside[0]?.total ?? 0,
    shown: inside.map((row) => asEntry('live', `/admin/collections/articles/${row.id}`, row)),
  }))
}

/** Whose the newest text of a story is. */
function isOf({ personId, onlyOf }: Range, storyId: Fragment): Fragment {
  const whose = personId ?? onlyOf
  return fragment`(${whose ?? null}::uuid is null or exists (select from _articles_v as owned
    join _articles_v_rels as rel on rel.parent_id = owned.id and rel.path = 'version.owners'
    where owned.parent_id = ${storyId} and owned.latest and rel.users_id = ${whose ?? null}))`
}

function asEntry(kind: Entry['kind'], href: string, { title, at, is_late, section, people, state }: Row): Entry {
  return {
    ...{ kind, href, title: nameOfStory(title), at: at.toISOString(), isLate: is_late ?? false },
    people: people ?? [],
    ...(section && { section }),
    ...(state && { state }),
  }
}
