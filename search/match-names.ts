import type { Sql } from '../lib/sql.ts'
import type { ParsedQuery } from './parse-query.ts'
import type { SearchRequest } from './search-request.ts'

export type NameKind = 'tag' | 'author' | 'section'

/** Tags or authors that are called like part of the query: its clauses from `first`, `length` of them. */
export type NameMatch = {
  first: number
  length: number
  /** `tag:{id}` and `author:{id}` of all whose stories count: of a tag also those that were merged with it. */
  lexemes: string[]
}

export type NamedLink = { kind: NameKind; id: string; name: string; slug: string }

/** What the database knows of a request before it is searched. */
export type Known = {
  matches: NameMatch[]
  /** Documents that are called so, or whose name begins so, with a page of their own. */
  links: NamedLink[]
  /** Of the filters that name something: what they name, and the ids that a story may have. */
  filters: { kind: NameKind; name: string; slug: string; ids: string[] }[]
  /** Filters that name nothing. */
  unknown: NameKind[]
  /** Of the filter by date, in microseconds since 1970. */
  since: string | null
  before: string | null
  /** The text search configurations of the stories that there are. */
  configs: string[]
}

/** Words of a name that is looked for. */
const LONGEST_NAME = 6
const MOST_LINKS = 6
/** A word that stands in more names than these says nothing of any. */
const MOST_NAMED = 30
/** Nothing sorts after it. */
const LAST_CHARACTER = '\u{10FFFF}'

/** The words of a query that may be parts of a name: clauses of one word, in order. */
export function plainWords({ clauses }: ParsedQuery): { text: string; clause: number }[] {
  return clauses.flatMap(([first, second], clause) =>
    first?.kind === 'word' && !second ? [{ text: first.text, clause }] : [],
  )
}

/** Every row of neighbouring words, the longest first, and every phrase. */
function rowsOfWords(query: ParsedQuery): { first: number; length: number; text: string }[] {
  const words = plainWords(query)
  const rows = query.clauses.flatMap(([term, second], first) =>
    term?.kind === 'phrase' && !second ? [{ first, length: 1, text: term.text }] : [],
  )
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1) {
    for (let first = 0; first + length <= words.length; first += 1) {
      const row = words.slice(first, first + length)
      const isUnbroken = row.every(({ clause }, at) => clause === (row[0]?.clause ?? 0) + at)
      if (isUnbroken) rows.push({ first: row[0]?.clause ?? 0, length, text: row.map(({ text }) => text).join(' ') })
    }
  }
  return rows
}

/** Looks up, in one statement, what of a request are names, what its filters mean, and which languages there are. */
export async function readKnown(sql: Sql, query: ParsedQuery, request: SearchRequest): Promise<Known> {
  const rows = rowsOfWords(query)
  const whole = plainWords(query)
    .map(({ text }) => text)
    .join(' ')
  const [row] = await sql<{ known: Omit<Known, 'unknown'> }>`
    with recursive configs as (
      (select config from edition.story_search order by config limit 1)
      union all
      select (select config from edition.story_search where config > configs.config order by config limit 1)
      from configs where configs.config is not null),
    zone as (select coalesce((select settings ->> 'timeZone' from edition.site where id = 1), 'UTC') as name),
    asked as (
      select asked.first, asked.length, edition.normalised(asked.text) as normalised
      from unnest(${rows.map((r) => r.first)}::int[], ${rows.map((r) => r.length)}::int[], ${rows.map((r) => r.text)}::text[])
        as asked (first, length, text)),
    named as (
      select asked.first, asked.length, names.kind, coalesce(tags.merged_into, names.id) as root
      from asked join edition.names on names.normalised = asked.normalised left join edition.tags on tags.id = names.id
      where asked.normalised <> '' order by asked.length desc, names.id limit 200),
    -- A surname, or any other word or phrase of a name.
    parts as (
      select asked.first, found.kind, found.root, count(*) over (partition by asked.first) as several
      from asked cross join lateral (
        select names.kind, coalesce(tags.merged_into, names.id) as root
        from edition.names left join edition.tags on tags.id = names.id
        where names.normalised like '%' || asked.normalised || '%' and ' ' || names.normalised || ' ' like '% ' || asked.normalised || ' %'
        limit ${MOST_NAMED + 1}) as found
      where asked.length = 1 and length(asked.normalised) > 2),
    called (first, length, kind, root) as (
      select first, length, kind, root from named
      union select first, 1, kind, root from parts where several <= ${MOST_NAMED}),
    begun as (
      select coalesce(tags.merged_into, names.id) as root, names.kind
      from (select edition.normalised(${whole}) as text limit 1) as whole
        -- In place of LIKE, which finds its way into the index only where the plan is made for this one text.
        join edition.names on names.normalised ~>~ whole.text and names.normalised ~<~ (whole.text || ${LAST_CHARACTER})
        left join edition.tags on tags.id = names.id
      where length(whole.text) > 2 order by length(names.normalised), names.normalised limit ${MOST_LINKS}),
    linked as (
      select root, kind, min(place) as place from (
        select root, kind, -length as place from named union all select root, kind, 1 from begun
        union all select root, kind, 2 from parts where several <= ${MOST_NAMED}) as found group by root, kind),
    documents as (
      select id, 'tag' as kind, name, slug from edition.tags
      union all select id, 'author', name, slug from edition.authors
      union all select id, 'section', name, slug from edition.sections)
    select json_build_object(
      'matches', coalesce((select json_agg(json_build_object('first', first, 'length', length, 'lexemes', lexemes)) from (
        select called.first, called.length, array_agg(distinct called.kind || ':' || document.id) as lexemes
        from called cross join lateral (
          select called.root as id union select id from edition.tags where merged_into = called.root) as document
        where called.kind <> 'section' group by called.first, called.length) as matched), '[]'),
      'links', coalesce((select json_agg(json_build_object('kind', kind, 'id', id, 'name', name, 'slug', slug) order by place, name) from (
        select documents.kind, documents.id, documents.name, documents.slug, linked.place
        from linked join documents on documents.id = linked.root and documents.kind = linked.kind
        where exists (select 1 from edition.lists where lists.id = documents.id)
        order by linked.place, documents.name limit ${MOST_LINKS}) as link), '[]'),
      'filters', (select coalesce(json_agg(filter), '[]') from (
        select 'section' as kind, name, slug, array(select section_id from edition.section_chain where ancestor_id = sections.id) as ids
        from edition.sections where slug = ${request.section ?? null}
        -- What no reader has met yet has no page, and no name here.
        union all select 'author', name, slug, array[id] from edition.authors join edition.lists using (id) where slug = ${request.author ?? null}
        union all select 'tag', root.name, root.slug, array(
          select root.id union select id from edition.tags where merged_into = root.id)
        from edition.tags join edition.tag_roots as roots on roots.tag_id = tags.id join edition.lists on lists.id = roots.list_id
          join edition.tags as root on root.id = roots.root_id
        where tags.slug = ${request.tag ?? null}) as filter),
      'since', (extract(epoch from ${request.from ?? null}::date::timestamp at time zone zone.name) * 1000000)::bigint::text,
      'before', (extract(epoch from (${request.to ?? null}::date + 1)::timestamp at time zone zone.name) * 1000000)::bigint::text,
      'configs', array(select config from configs where config is not null)) as known
    from zone limit 1`
  if (!row) throw new Error('a statement without a row')
  const { known } = row
  const asked = (['section', 'author', 'tag'] as const).filter((kind) => request[kind])
  return { ...known, unknown: asked.filter((kind) => !known.filters.some((filter) => filter.kind === kind)) }
}

/** The names that are taken as such: the longest first, none over another. */
export function coverWithNames(matches: NameMatch[]): NameMatch[] {
  const taken = new Set<number>()
  const cover: NameMatch[] = []
  for (const match of matches.toSorted((one, other) => other.length - one.length || one.first - other.first)) {
    const places = Array.from({ length: match.length }, (_, at) => match.first + at)
    if (places.some((place) => taken.has(place))) continue
    for (const place of places) taken.add(place)
    cover.push(match)
  }
  return cover
}
