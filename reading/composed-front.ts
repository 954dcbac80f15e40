import { noteTags } from '../delivery/render-scope.ts'
import { CARD_COLUMNS, type CardRow, cardFrom, type DocumentRow, imageFrom, type MediaRow } from './cards.ts'
import { type FilledSlot, fillSlots, isOfStories, nextMoment, type Slot, type StorySlot } from './fill-slots.ts'
import { noteEndAfter } from './furniture.ts'
import { ALL_STORIES } from './listing.ts'
import type { Reader } from './reader.ts'
import type { FrontSlotView, ImageView, StripSlotView } from './views.ts'

/** Whose newest a rule reads. */
type ListRow = DocumentRow & {
  /** What the rule names: for a tag that was merged another one than what stands for it. */
  asked: string
  list_id: string
  kind: 'section' | 'tag' | 'author' | null
  tint: string | null
  cards: CardRow[] | null
}
type Row = {
  slots: Slot[]
  story_ids: string[]
  list_ids: string[]
  media_ids: string[]
  now: Date
  picked: CardRow[] | null
  media: MediaRow[] | null
  lists: ListRow[] | null
}

/**
 * The slots of a front that editors have composed, filled; undefined where there is none.
 * @param sectionId - null for the front of the paper
 */
export async function readComposedFront(
  { sql, mediaBase }: Reader,
  sectionId: string | null,
): Promise<FrontSlotView[] | undefined> {
  // Also while there is none.
  noteTags(`front:${sectionId ?? 'site'}`)
  const [row] = await sql<Row>`
    select front.slots, front.story_ids, front.list_ids, front.media_ids, now() as now,
      (select json_agg(to_json(card)) from (
        select ${CARD_COLUMNS} from edition.stories as story where story.id = any (front.story_ids)) as card) as picked,
      (select json_agg(to_json(media)) from edition.media where media.id = any (front.media_ids)) as media,
      (select json_agg(json_build_object('asked', asked.id, 'id', coalesce(section.id, author.id, tag.id, asked.id),
          'list_id', coalesce(roots.list_id, asked.id), 'name', coalesce(section.name, author.name, tag.name),
          'slug', coalesce(section.slug, author.slug, tag.slug), 'tint', section.tint,
          'kind', case when section.id is not null then 'section' when author.id is not null then 'author' when tag.id is not null then 'tag' end,
          'cards', (select json_agg(to_json(card) order by card.place desc) from (
            select ${CARD_COLUMNS}, place.position as place
            from edition.listings as place join edition.stories as story on story.id = place.story_id
            where place.list_id = coalesce(roots.list_id, asked.id)
            order by place.position desc limit front.depth) as card)))
        from unnest(front.list_ids) as asked (id)
          left join edition.tag_roots as roots on roots.tag_id = asked.id
          left join edition.tags as tag on tag.id = roots.root_id
          left join edition.sections as section on section.id = asked.id
          left join edition.authors as author on author.id = asked.id) as lists
    from edition.fronts as front where front.section_id is not distinct from ${sectionId}::uuid limit 1`
  if (!row) return undefined
  const now = row.now.getTime()
  const next = nextMoment(row.slots, now)
  if (next !== undefined) noteEndAfter(next - now)
  const lists = row.lists ?? []
  noteSources(row, lists)
  const own = sectionId ?? ALL_STORIES
  const filled = fillSlots(row.slots, {
    picked: new Map((row.picked ?? []).map((card) => [card.id, card])),
    lists: new Map(lists.map(({ asked, cards }) => [asked, cards ?? []])),
    own,
    now,
  })
  const names = new Map(lists.map((list) => [list.asked, list]))
  const pictures = new Map((row.media ?? []).map((media) => [media.id, media]))
  return filled.map((slot) => slotView(slot, { names, pictures, own, mediaBase }))
}

/** Also of what is not public: it may become so. */
function noteSources({ slots, story_ids, media_ids }: Row, lists: ListRow[]): void {
  noteTags(...[...story_ids, ...media_ids].map((id) => `doc:${id}`))
  for (const { asked, id, list_id } of lists) noteTags(`doc:${asked}`, `doc:${id}`, `list:${list_id}`)
  // A tag that is merged into another shows that one's stories.
  if (slots.some((slot) => isOfStories(slot) && slot.fill.by === 'tag')) noteTags('merges')
}

type Tools = {
  names: Map<string, ListRow>
  pictures: Map<string, MediaRow>
  own: string
  mediaBase: string
}

function slotView(filled: FilledSlot<CardRow>, tools: Tools): FrontSlotView {
  const { slot } = filled
  const image = imageOf(slot.mediaId, tools)
  if (!('cards' in filled)) {
    const { kind, title, href, kicker, text, linkText } = filled.slot
    return {
      kind,
      title,
      href,
      ...(kicker && { kicker }),
      ...(text && { text }),
      ...(linkText && { linkText }),
      ...(image && { image }),
    }
  }
  const stories = filled.cards.map((card) => cardFrom(card, tools.mediaBase))
  const { kind, kicker, text, href, linkText } = filled.slot
  if (kind === 'lead' || kind === 'secondary') return { kind, stories }
  // Under “Opinion” there stands no news: what has come instead is what it is, the newest.
  if (filled.isInstead) return { kind: 'list', stories }
  const heading = headingOf(filled.slot, tools)
  return {
    kind,
    stories,
    ...(heading && { heading }),
    ...(kicker && { kicker }),
    ...(text && { text }),
    ...(linkText && { linkText }),
    ...(href && { href }),
    ...(image && { image }),
  }
}

/** What the editor has written above the slot, or what its stories come from; undefined for the front's own newest. */
function headingOf({ title, fill, kind, href }: StorySlot, { names, own }: Tools): StripSlotView['heading'] {
  const list = fill.id === own ? undefined : names.get(fill.id)
  const name = title ?? list?.name
  if (!name) return undefined
  const address = kind === 'special' ? href : list && addressOf(list)
  return { name, ...(address && { href: address }), ...(list?.tint && { tint: list.tint }) }
}

function addressOf({ kind, slug, cards }: ListRow): string | undefined {
  // An author or tag without stories has no page yet.
  if (kind === 'section') return `/${slug}`
  return kind && cards ? `/${kind}s/${slug}` : undefined
}

function imageOf(id: string | undefined, { pictures, mediaBase }: Tools): ImageView | undefined {
  const row = id ? pictures.get(id) : undefined
  return row && imageFrom(row, mediaBase)
}
