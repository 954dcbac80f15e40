import { cache } from 'react'
import { noteTags } from '../delivery/render-scope.ts'
import { CARD_COLUMNS, type CardRow, cardFrom, type SectionRow, sectionLink } from './cards.ts'
import { ALL_STORIES, PAGE_SIZE } from './listing.ts'
import { publicReader } from './reader.ts'
import type { CardView, FrontView } from './views.ts'

const SECONDS = 3
const LATEST = 8
export const STRIP = 6

type StripRow = { strip: SectionRow; card: CardRow | null }

/** The front: the newest story with a picture leads, the next stand beside it, then a strip for each section of the first rank. No story twice above the strips. */
export const readFront = cache(async ({ sql, mediaBase } = publicReader()): Promise<FrontView> => {
  const newest = await sql<CardRow>`
    select ${CARD_COLUMNS}
    from edition.listings as place join edition.stories as story on story.id = place.story_id
    where place.list_id = ${ALL_STORIES} order by place.position desc limit ${PAGE_SIZE}`
  const strips = await sql<StripRow>`
    select json_build_object('id', strip.id, 'name', strip.name, 'slug', strip.slug, 'tint', strip.tint) as strip,
      to_json(card) as card
    from edition.sections as strip left join lateral (
      select ${CARD_COLUMNS}, place.position
      from edition.listings as place join edition.stories as story on story.id = place.story_id
      where place.list_id = strip.id order by place.position desc limit ${STRIP + SECONDS + 1}) as card on true
    where strip.parent_id is null
    order by strip.position, strip.name, strip.id, card.position desc limit 200`
  noteTags(`list:${ALL_STORIES}`)
  const cards = newest.map((row) => cardFrom(row, mediaBase))
  const lead = cards.find((card) => card.image && !card.isPaid) ?? cards[0]
  const others = cards.filter((card) => card !== lead)
  const seconds = others.slice(0, SECONDS)
  const shown = new Set([lead, ...seconds].map((card) => card?.id))
  return {
    ...(lead && { lead }),
    seconds,
    latest: others.slice(SECONDS, SECONDS + LATEST),
    strips: stripsFrom(strips, shown, mediaBase),
  }
})

function stripsFrom(rows: StripRow[], shown: Set<string | undefined>, mediaBase: string): FrontView['strips'] {
  const bySection = Map.groupBy(rows, (row) => row.strip.id)
  return [...bySection].flatMap(([id, group]) => {
    // Also where nothing is shown yet.
    noteTags(`list:${id}`)
    const stories: CardView[] = group
      .flatMap(({ card }) => (card && !shown.has(card.id) ? [card] : []))
      .slice(0, STRIP)
      .map((card) => cardFrom(card, mediaBase))
    const section = sectionLink(group[0]?.strip ?? null)
    return stories.length > 0 ? [{ section, stories }] : []
  })
}
