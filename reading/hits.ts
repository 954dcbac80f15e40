import type { CompiledQuery } from '../search/compile-query.ts'
import { wordsForConfig } from '../search/find-stories.ts'
import type { SearchResult } from '../search/search-stories.ts'
import { CARD_COLUMNS, type CardRow, cardFrom } from './cards.ts'
import type { Reader } from './reader.ts'
import type { HitView, MarkedText } from './views.ts'

/** Stand around what was searched for; no text of ours has them. */
const [START, STOP] = ['\u{E000}', '\u{E001}']
const WHOLE = `HighlightAll=true, StartSel=${START}, StopSel=${STOP}`
const PARTS = `MaxFragments=2, MinWords=10, MaxWords=28, FragmentDelimiter=" … ", StartSel=${START}, StopSel=${STOP}`
/** Letters of a body that are looked through. */
const LOOKED_THROUGH = 20_000
/** Stories that one connection marks. */
const PART = 5
/** Paragraphs that an excerpt is made of: those with most of the words, the first of equals. */
const PARAGRAPHS = 3

type Row = CardRow & { marked_headline: string; marked_standfirst: string; marked_body: string }

/** The stories of a page of results, with what was searched for marked in headline and standfirst, or else in the text. */
export async function readHits(
  reader: Reader,
  { ids, queries }: Pick<SearchResult, 'ids' | 'queries'>,
): Promise<HitView[]> {
  // Texts from everywhere in the archive have to come from the disk and be taken apart: on all connections at once.
  const parts = Array.from({ length: Math.ceil(ids.length / PART) }, (_, part) =>
    ids.slice(part * PART, (part + 1) * PART),
  )
  return (await Promise.all(parts.map((part) => markHits(reader, { ids: part, queries })))).flat()
}

async function markHits(
  { sql, mediaBase }: Reader,
  { ids, queries }: Pick<SearchResult, 'ids' | 'queries'>,
): Promise<HitView[]> {
  if (ids.length === 0) return []
  const rows = await sql<Row>`
    select ${CARD_COLUMNS},
      ts_headline(config.id, translate(story.headline, ${START + STOP}, ''), marks.query, ${WHOLE}) as marked_headline,
      standfirst.marked as marked_standfirst,
      -- Taking a whole text apart takes longer than all else: only where it is shown, and only where a few paragraphs do not do.
      case when position(${START} in standfirst.marked) = 0 then (
        select case when position(${START} in excerpt.marked) > 0 then excerpt.marked
          else ts_headline(config.id, body.text, marks.query, ${PARTS}) end
        from (select translate(left(coalesce(edition.body_text(story.body), ''), ${LOOKED_THROUGH}), ${START + STOP}, '') as text offset 0) as body
          cross join lateral (select coalesce(ts_headline(config.id, string_agg(line, E'\\n' order by place), marks.query, ${PARTS}), '') as marked
            from (
              select line, place from string_to_table(body.text, E'\\n') with ordinality as paragraph (line, place)
                cross join lateral (select lower(edition.without_accents(line)) as plain offset 0) as normal
              order by (select count(*) from unnest(${beginningsOf(queries)}::text[]) as beginning where position(beginning in plain) > 0) desc, place
              limit ${PARAGRAPHS}) as best offset 0) as excerpt) else '' end as marked_body
    from unnest(${ids}::uuid[]) with ordinality as hit (id, place)
      join edition.stories as story on story.id = hit.id
      join edition.story_search as found on found.story_id = hit.id
      cross join lateral (select ('edition.' || quote_ident(found.config))::regconfig as id offset 0) as config
      cross join lateral (select ${wordsForConfig(queries, 'marks')} as query from (select found.config) as language (config) offset 0) as marks
      cross join lateral (
        select ts_headline(config.id, translate(coalesce(story.standfirst, ''), ${START + STOP}, ''), marks.query, ${WHOLE}) as marked offset 0) as standfirst
    order by hit.place limit ${ids.length}`
  return rows.map((row) => hitFrom(row, mediaBase))
}

/** How the words begin that are marked, in whichever form: stems without what stemming may have changed. */
function beginningsOf(queries: CompiledQuery[]): string[] {
  const lexemes = queries.flatMap(({ marks }) =>
    [...marks.matchAll(/'((?:[^']|'')+)'/g)].map(([, lexeme = '']) => lexeme),
  )
  return [...new Set(lexemes.map((lexeme) => lexeme.slice(0, Math.max(3, lexeme.length - 2))))]
}

function hitFrom(row: Row, mediaBase: string): HitView {
  const standfirst = markedText(row.marked_standfirst)
  const body = markedText(row.marked_body)
  const excerpt = hasMatch(standfirst) || !hasMatch(body) ? standfirst : inSentence(body)
  return {
    card: cardFrom(row, mediaBase),
    headline: markedText(row.marked_headline),
    ...(excerpt.length > 0 && { excerpt }),
  }
}

/** A text with its marks as parts. What stands between a mark's ends in the text itself is a mark too; no markup is made here. */
export function markedText(text: string): MarkedText {
  return text.split(START).flatMap((piece, at) => {
    const end = at === 0 ? -1 : piece.indexOf(STOP)
    const parts =
      end < 0
        ? [{ text: piece, isMatch: false }]
        : [
            { text: piece.slice(0, end), isMatch: true },
            { text: piece.slice(end + STOP.length), isMatch: false },
          ]
    return parts.filter((part) => part.text !== '')
  })
}

function hasMatch(text: MarkedText): boolean {
  return text.some(({ isMatch }) => isMatch)
}

/** An excerpt begins and ends somewhere in the text. */
function inSentence(text: MarkedText): MarkedText {
  return [{ text: '… ', isMatch: false }, ...text, { text: ' …', isMatch: false }]
}
