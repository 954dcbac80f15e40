import type { BandSlotView, CardView, FrontSlotView, StripSlotView } from '../reading/views.ts'

export type Rhythm =
  | 'single'
  | 'single-reversed'
  | 'pair'
  | 'big-and-list'
  | 'row'
  | 'numbered'
  | 'opinion'
  | 'latest'
  | 'special'
  | 'special-reversed'

/** What the page is drawn of, from its top to its foot. */
export type FrontPart =
  | { kind: 'top'; lead?: CardView; seconds: CardView[] }
  | { kind: 'strip'; slot: StripSlotView; rhythm: Rhythm }
  | { kind: 'band'; slots: BandSlotView[] }

/** Slots as they stand beside each other: a lead with its seconds, promos and podcasts in one band, and no two neighbouring strips alike. */
export function arrangeSlots(slots: FrontSlotView[]): FrontPart[] {
  const parts: FrontPart[] = []
  let before: Rhythm | undefined
  let turn = 0
  for (const slot of slots) {
    const last = parts.at(-1)
    switch (slot.kind) {
      case 'lead':
        parts.push({ kind: 'top', ...(slot.stories[0] && { lead: slot.stories[0] }), seconds: [] })
        break
      case 'secondary':
        if (last?.kind === 'top' && last.seconds.length === 0) last.seconds = slot.stories
        else parts.push({ kind: 'top', seconds: slot.stories })
        break
      case 'promo':
      case 'podcast':
        if (last?.kind === 'band') last.slots.push(slot)
        else parts.push({ kind: 'band', slots: [slot] })
        break
      default: {
        before = chooseRhythm(slot, { before, turn })
        const place = TURNS.indexOf(before)
        if (place >= 0) turn = place + 1
        parts.push({ kind: 'strip', slot, rhythm: before })
      }
    }
  }
  return parts
}

/** How many stories a layout holds without a ragged end. */
export const ROOM: Partial<Record<Rhythm, number>> = { 'big-and-list': 5, row: 4, numbered: 6, opinion: 3 }

const TURNS: Rhythm[] = ['big-and-list', 'row', 'numbered']
const OPINION = /\/(opinion|comment|views|columns)$/

/** Layouts that come out even with so many stories, when all of them are to be shown. */
const EVEN: Rhythm[][] = [
  [],
  ['single', 'single-reversed'],
  ['pair', 'big-and-list'],
  ['row', 'big-and-list', 'numbered'],
  ['big-and-list', 'row', 'latest'],
  ['big-and-list', 'numbered'],
  ['numbered', 'big-and-list'],
  ['latest', 'numbered'],
  ['row', 'latest'],
  ['numbered', 'latest'],
  ['latest', 'numbered'],
  ['numbered', 'latest'],
  ['latest', 'numbered'],
]

function chooseRhythm(slot: StripSlotView, { before, turn }: { before: Rhythm | undefined; turn: number }): Rhythm {
  const rhythms = slot.mayBeCut ? fitting(slot, turn) : exact(slot, turn)
  return rhythms.find((rhythm) => rhythm !== before) ?? 'big-and-list'
}

/** For a strip that shows what fits, the wanted one first. */
function fitting({ stories, heading }: StripSlotView, turn: number): Rhythm[] {
  if (stories.length <= 2) return EVEN[stories.length] ?? []
  const turns = TURNS.map((_, step) => TURNS[(turn + step) % TURNS.length] ?? 'row')
  return OPINION.test(heading?.href ?? '') ? ['opinion', ...turns] : turns
}

/** For a strip that shows all that it has. */
function exact({ kind, stories, heading }: StripSlotView, turn: number): Rhythm[] {
  const even = EVEN[Math.min(stories.length, EVEN.length - 1)] ?? []
  if (kind === 'special') return ['special', 'special-reversed']
  if (kind === 'opinion') return ['opinion', ...even]
  if (!heading && stories.length > 3) return ['latest', ...even]
  // In turns, where several come out even.
  const next = TURNS[turn % TURNS.length]
  return next && even.includes(next) ? [next, ...even] : even
}
