/** How much it weighs: a serious one stands above the text, the others below it. */
export const SEVERITIES = ['clarification', 'correction', 'serious'] as const
export type Severity = (typeof SEVERITIES)[number]

export const SEVERITY_LABELS: Record<Severity, string> = {
  clarification: 'Clarification: true, but easily misunderstood',
  correction: 'Correction: something was wrong',
  serious: 'Serious: the story misled; stands above the text',
}

/** What was wrong and what is right. `at` and `by`: since when readers know, and who told them; absent until then. */
export type Correction = {
  id?: string | null
  severity?: Severity | null
  wrong?: string | null
  correct?: string | null
  at?: string | null
  by?: string | null
}

/**
 * The corrections of a story after a save. What readers have been told stands: it keeps its words, its time and its name, and where
 * an older text has it not, it is put back in front.
 * @param told - those that readers have, in their order
 * @param now - given where the save goes live: the new ones are told with it
 * @returns the corrections, or `altered` where a person's save changes or leaves out one that readers have
 */
export function keepTold({
  given,
  told,
  now,
}: {
  given: Correction[]
  told: Correction[]
  now?: { at: string; by: string | undefined }
}): { corrections: Correction[]; isAltered: boolean; fresh: number } {
  const byId = new Map(told.map((correction) => [correction.id, correction]))
  const kept = given.map((correction) => byId.get(correction.id) ?? correction)
  const missing = told.filter(({ id }) => !given.some((correction) => correction.id === id))
  const isAltered =
    missing.length > 0 || given.some((correction) => !saysTheSame(correction, byId.get(correction.id) ?? correction))
  const corrections = [...missing, ...kept]
  const fresh = corrections.filter(({ at }) => !at)
  return {
    isAltered,
    fresh: fresh.length,
    corrections: now
      ? corrections.map((correction) =>
          correction.at ? correction : { ...correction, at: now.at, by: now.by ?? null },
        )
      : corrections,
  }
}

function saysTheSame(one: Correction, other: Correction): boolean {
  return (['severity', 'wrong', 'correct'] as const).every((name) => (one[name] ?? '') === (other[name] ?? ''))
}
