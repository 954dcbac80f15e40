import { roomOf, type SlotKind } from '../newsroom/fronts/slots.ts'
import type { Front } from '../payload-types.ts'
import { idOf } from './body-from-lexical.ts'
import { ALL_STORIES } from './list-names.ts'

type Window = {
  /** Shown from and until; absent: at once, for good. */
  from?: string
  until?: string
}
/** A slot that shows stories. */
export type StorySlot = Window & {
  kind: Exclude<SlotKind, 'promo' | 'podcast'>
  room: number
  picks: { storyId: string; until?: string }[]
  /** Whose newest fill what is not picked: a section, a tag or an author, or the front's own. */
  fill: { by: 'newest' | 'section' | 'tag' | 'author'; id: string }
  title?: string
  kicker?: string
  text?: string
  href?: string
  linkText?: string
  mediaId?: string
}
/** A slot that announces something. */
export type BandSlot = Window & {
  kind: 'promo' | 'podcast'
  title: string
  href: string
  kicker?: string
  text?: string
  linkText?: string
  mediaId?: string
}

/** A composed front's row in the edition. */
export type FrontRow = {
  id: string
  /** Null: the paper's own. */
  section_id: string | null
  slots: (StorySlot | BandSlot)[]
  /** Stories that are picked. */
  story_ids: string[]
  /** Whose lists its rules read; its own is among them, because an empty slot fills from it. */
  list_ids: string[]
  media_ids: string[]
  /** How far each list is read. */
  depth: number
}

const LEAD_LOOKS_AT = 20

type DraftSlot = NonNullable<Front['slots']>[number]

export function buildFront(front: Front): FrontRow {
  const sectionId = (front.frontOf === 'section' && idOf(front.section)) || null
  const own = sectionId ?? ALL_STORIES
  const slots = (front.slots ?? []).flatMap((slot) => buildSlot(slot, own))
  const ofStories = slots.flatMap((slot) => ('picks' in slot ? slot : []))
  return {
    id: front.id,
    section_id: sectionId,
    slots,
    story_ids: [...new Set(ofStories.flatMap(({ picks }) => picks.map(({ storyId }) => storyId)))],
    list_ids: [...new Set([own, ...ofStories.map(({ fill }) => fill.id)])],
    media_ids: [...new Set(slots.flatMap(({ mediaId }) => mediaId ?? []))],
    // All that it shows may stand before what a slot finds; a lead looks further, for a picture.
    depth: ofStories.reduce((sum, { kind, room }) => sum + room + (kind === 'lead' ? LEAD_LOOKS_AT : 0), 0),
  }
}

function buildSlot(slot: DraftSlot, own: string): (StorySlot | BandSlot)[] {
  const { kind } = slot
  if (!kind) return []
  const window = { ...moment('from', slot.from), ...moment('until', slot.until) }
  if (kind === 'promo' || kind === 'podcast') {
    // A draft may lack them; what readers get has them.
    return slot.title && slot.href ? [{ kind, ...window, ...words(slot), title: slot.title, href: slot.href }] : []
  }
  return [
    {
      kind,
      ...window,
      ...(kind === 'special' ? words(slot) : kind === 'list' || kind === 'opinion' ? text('title', slot.title) : {}),
      room: roomOf(slot),
      picks: (slot.items ?? []).flatMap(({ story, until }) => {
        const storyId = idOf(story)
        return storyId ? [{ storyId, ...moment('until', until) }] : []
      }),
      fill: fillOf(slot, own),
    },
  ]
}

function fillOf(slot: DraftSlot, own: string): StorySlot['fill'] {
  const by = slot.fill ?? 'newest'
  const id = by === 'newest' ? undefined : idOf(slot[by])
  // Of somebody who is gone, or whom nobody has named yet, there is nothing.
  return id ? { by, id } : { by: 'newest', id: own }
}

function words(slot: DraftSlot): Omit<Partial<BandSlot>, 'kind'> {
  const mediaId = idOf(slot.picture)
  return {
    ...text('title', slot.title),
    ...text('kicker', slot.kicker),
    ...text('text', slot.text),
    ...text('href', slot.href),
    ...text('linkText', slot.linkText),
    ...(mediaId && { mediaId }),
  }
}

function text<Key extends string>(key: Key, value: string | null | undefined): { [K in Key]?: string } {
  return (value ? { [key]: value } : {}) as { [K in Key]?: string }
}

function moment<Key extends string>(key: Key, value: string | null | undefined): { [K in Key]?: string } {
  return text(key, value && new Date(value).toISOString())
}
