import { noteTags } from '../delivery/render-scope.ts'
import { CARD_COLUMNS, type CardRow, cardFrom, type SectionRow, sectionLink } from './cards.ts'
import { ALL_STORIES, PAGE_SIZE } from './listing.ts'
import type { Reader } from './reader.ts'
import type { CardView, FrontSlotView } from './views.ts'

const SECONDS = 3
const LATEST = 8
export const STRIP = 6

/** A strip of null has the newest of all. */
type StripRow = { strip: SectionRow | null; card: CardRow | null }

/**
 * The front that nobody has composed: the newest story with a picture leads, the next stand beside it, then a list for each
 * section of the first rank. No story twice above those.
 */
export async function readAutomaticFront({ sql, mediaBase }: Reader): Promise<FrontSlotView[]> {
  const rows = await sql<StripRow>`
    select case when strip.id <> ${ALL_STORIES} then
        json_build_object('id', strip.id, 'name', strip.name, 'slug', strip.slug, 'tint', strip.tint) end as strip,
      to_json(card) as card
    from (
      select ${ALL_STORIES}::uuid as id, '' as name, '' as slug, null as tint, -1 as position, ${PAGE_SIZE}::int as most
      union all
      select id, name, slug, tint, position, ${STRIP + SECONDS + 1}::int from edition.sections where parent_id is null) as strip
    left join lateral (
      select ${CARD_COLUMNS}, place.position
      from edition.listings as place join edition.stories as story on story.id = place.story_id
      where place.list_id = strip.id order by place.position desc limit strip.most) as card on true
    order by strip.position, strip.name, strip.id, card.position desc limit 220`
  noteTags(`list:${ALL_STORIES}`)
  const newest = rows.flatMap(({ strip, card }) => (strip === null && card ? cardFrom(card, mediaBase) : []))
  const lead = newest.find((card) => card.image && !card.isPaid) ?? newest[0]
  const others = newest.filter((card) => card !== lead)
  const seconds = others.slice(0, SECONDS)
  const latest = others.slice(SECONDS, SECONDS + LATEST)
  const shown = new Set([lead, ...seconds].map((card) => card?.id))
  return [
    ...(lead ? [{ kind: 'lead' as const, stories: [lead] }] : []),
    ...(seconds.length > 0 ? [{ kind: 'secondary' as const, stories: seconds }] : []),
    ...(latest.length > 0 ? [{ kind: 'list' as const, stories: latest }] : []),
    ...stripsFrom(rows, shown, mediaBase),
  ]
}

function stripsFrom(rows: StripRow[], shown: Set<string | undefined>, mediaBase: string): FrontSlotView[] {
  const bySection = Map.groupBy(
    rows.flatMap(({ strip, card }) => (strip ? { strip, card } : [])),
    ({ strip }) => strip.id,
  )
  return [...bySection].flatMap(([id, group]) => {
    // Also where nothing is shown yet.
    noteTags(`list:${id}`)
    const stories: CardView[] = group
      .flatMap(({ card }) => (card && !shown.has(card.id) ? [card] : []))
      .slice(0, STRIP)
      .map((card) => cardFrom(card, mediaBase))
    const heading = sectionLink(group[0]?.strip ?? null)
    return stories.length > 0 ? [{ kind: 'list' as const, heading, stories, mayBeCut: true }] : []
  })
}
