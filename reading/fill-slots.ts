/** A slot of a composed front as the edition keeps it; edition/build-front.ts writes it. */
export type StorySlot = {
  kind: 'lead' | 'secondary' | 'list' | 'opinion' | 'special'
  room: number
  picks: { storyId: string; until?: string }[]
  fill: { by: 'newest' | 'section' | 'tag' | 'author'; id: string }
  from?: string
  until?: string
  title?: string
  kicker?: string
  text?: string
  href?: string
  linkText?: string
  mediaId?: string
}
export type BandSlot = Omit<StorySlot, 'kind' | 'room' | 'picks' | 'fill' | 'title' | 'href'> & {
  kind: 'promo' | 'podcast'
  title: string
  href: string
}
export type Slot = StorySlot | BandSlot

/** What a front has to choose from. */
export type Stock<Card> = {
  /** Picked stories that readers have, by id. */
  picked: Map<string, Card>
  /** Newest first, by what the rules name; the front's own under `own`. */
  lists: Map<string, Card[]>
  own: string
  now: number
}
export type FilledSlot<Card> =
  | {
      slot: StorySlot
      cards: Card[] /** By its own rule nothing was found: these are the front's newest. */
      isInstead: boolean
    }
  | { slot: BandSlot }

type Shown = { id: string; is_paid: boolean; lead_media_id: string | null }

/**
 * Puts stories into slots, from the top of the front to its foot: what is picked and not over, then the newest by the slot's
 * rule, and where there is none the front's own newest. No story comes twice: a picked one is left to the slot that it was picked
 * for, and of two such slots to the upper. Slots outside their time are left out, and so is what stays empty.
 */
export function fillSlots<Card extends Shown>(
  slots: Slot[],
  { picked, lists, own, now }: Stock<Card>,
): FilledSlot<Card>[] {
  const open = slots.filter((slot) => isOpen(slot, now))
  const taken = new Set<string>()
  const picks = new Map<Slot, Card[]>()
  for (const slot of open) {
    if (!isOfStories(slot)) continue
    const cards = slot.picks
      .filter(({ until }) => !until || Date.parse(until) > now)
      .flatMap(({ storyId }) => picked.get(storyId) ?? [])
      .filter(({ id }) => !taken.has(id))
      .slice(0, slot.room)
    for (const { id } of cards) taken.add(id)
    picks.set(slot, cards)
  }
  return open.flatMap((slot): FilledSlot<Card>[] => {
    if (!isOfStories(slot)) return [{ slot }]
    const first = picks.get(slot) ?? []
    const cards = [...first, ...take(slot, slot.fill.id, slot.room - first.length)]
    const isInstead = cards.length === 0 && slot.fill.id !== own
    const shown = isInstead ? take(slot, own, slot.room) : cards
    return shown.length > 0 ? [{ slot, cards: shown, isInstead }] : []
  })

  function take(slot: StorySlot, list: string, room: number): Card[] {
    const free = (lists.get(list) ?? []).filter(({ id }) => !taken.has(id))
    // What nobody has picked leads only with a picture, and never where it was paid for.
    const best = slot.kind === 'lead' ? free.find(({ lead_media_id, is_paid }) => lead_media_id && !is_paid) : undefined
    const cards = best ? [best] : free.slice(0, room)
    const chosen = room > 0 ? cards : []
    for (const { id } of chosen) taken.add(id)
    return chosen
  }
}

/** The next moment at which something on the front begins or ends, in milliseconds since 1970; undefined where nothing does. */
export function nextMoment(slots: Slot[], now: number): number | undefined {
  const moments = slots
    .flatMap((slot) => [slot.from, slot.until, ...(isOfStories(slot) ? slot.picks.map(({ until }) => until) : [])])
    .flatMap((moment) => (moment ? Date.parse(moment) : []))
    .filter((moment) => moment > now)
  return moments.length > 0 ? Math.min(...moments) : undefined
}

export function isOfStories(slot: Slot): slot is StorySlot {
  return slot.kind !== 'promo' && slot.kind !== 'podcast'
}

function isOpen({ from, until }: Slot, now: number): boolean {
  return (!from || Date.parse(from) <= now) && (!until || Date.parse(until) > now)
}
