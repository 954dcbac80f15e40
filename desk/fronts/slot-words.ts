/** A slot as the form has it. */
export type FormSlot = {
  kind?: string
  title?: string
  count?: number
  fill?: string
  section?: unknown
  tag?: unknown
  author?: unknown
  /** A form gives an empty list as its number of rows. */
  items?: unknown
  from?: string
  until?: string
}

/** What the slot's rule names, as the interface knows it; undefined where it names nothing. */
export function sourceOf({
  kind,
  fill,
  section,
  tag,
  author,
}: FormSlot): { collection: string; id: string } | undefined {
  if (isBand(kind)) return undefined
  const [collection, id] =
    fill === 'section'
      ? ['sections', section]
      : fill === 'tag'
        ? ['tags', tag]
        : fill === 'author'
          ? ['authors', author]
          : []
  return collection && typeof id === 'string' ? { collection, id } : undefined
}

/**
 * One line that says what a slot is, for a form in which it is folded.
 * @param source - the name of what fills it
 */
export function slotWords(
  slot: FormSlot,
  { now, source }: { now: number; source?: string | undefined },
): { kind: string; more: string[] } {
  const picked = Array.isArray(slot.items) ? slot.items.length : Number(slot.items ?? 0)
  return {
    kind: capital(slot.kind ?? 'Slot'),
    more: [
      slot.title ? `“${slot.title}”` : '',
      !isBand(slot.kind) && picked > 0 ? `${picked} picked` : '',
      source ? `newest of ${source}` : '',
      slot.from && Date.parse(slot.from) > now ? 'not shown yet' : '',
      slot.until && Date.parse(slot.until) <= now ? 'no longer shown' : '',
    ].filter(Boolean),
  }
}

/** What becomes of a picked story by the time that is set for it. */
export function pinWords(until: string | undefined, now: number): string {
  if (!until) return ''
  return Date.parse(until) <= now ? 'has run out: it may be taken out' : 'runs out by itself'
}

function isBand(kind: string | undefined): boolean {
  return kind === 'promo' || kind === 'podcast'
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
