/** What a front is composed of: the newsroom's rules about slots, for the form and for whatever else saves a front. */
export const SLOT_KINDS = ['lead', 'secondary', 'list', 'opinion', 'special', 'promo', 'podcast'] as const
export type SlotKind = (typeof SLOT_KINDS)[number]

/** Where the stories come from that nobody has picked. */
export const FILLS = ['newest', 'section', 'tag', 'author'] as const
export type Fill = (typeof FILLS)[number]

export const MOST_SLOTS = 24
/** Stories in one slot. */
export const MOST_IN_SLOT = 12
/** Stories on a front: each of its lists is read as far as this. */
export const MOST_STORIES = 100

/** How many stories a kind shows where nobody has said how many. */
const USUAL: Record<SlotKind, number> = {
  lead: 1,
  secondary: 3,
  list: 4,
  opinion: 3,
  special: 4,
  promo: 0,
  podcast: 0,
}

/** A slot as a form has it: nothing in it is sure. */
export type DraftSlot = {
  kind?: unknown
  count?: unknown
}

/** Promos and podcasts announce something; the other kinds show stories. */
export function isOfStories(kind: unknown): boolean {
  return kind !== 'promo' && kind !== 'podcast'
}

/** How many stories a slot has room for. */
export function roomOf({ kind, count }: DraftSlot): number {
  const usual = USUAL[kind as SlotKind] ?? 0
  if (usual <= 1) return usual
  return typeof count === 'number' && count >= 1 ? Math.min(Math.floor(count), MOST_IN_SLOT) : usual
}

/**
 * What is wrong with a front's slots taken together, as a sentence; undefined where nothing is.
 * @param picksOf - the ids of the stories that are picked in a slot
 */
export function problemOfSlots<Slot extends DraftSlot>(
  slots: Slot[],
  picksOf: (slot: Slot) => string[],
): string | undefined {
  if (slots.filter(({ kind }) => kind === 'lead').length > 1)
    return 'A front has one lead. Make the other one a list, or take it out.'
  const stories = slots.reduce((sum, slot) => sum + roomOf(slot), 0)
  if (stories > MOST_STORIES) return `A front shows ${MOST_STORIES} stories at most; these are ${stories}.`
  const picks = slots.filter(({ kind }) => isOfStories(kind)).flatMap(picksOf)
  if (new Set(picks).size < picks.length) return 'The same story is picked twice. Take one of them out.'
  return undefined
}
