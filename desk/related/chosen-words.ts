import type { Parts } from '../../related/reasons.ts'

/** A story that was chosen for another, as an editor is told. */
export type ChosenStory = {
  id: string
  headline: string
  /** ISO 8601. */
  publishedAt: string
  /** `10.3 points` */
  points: string
  /** What they consist of, a line for each kind; together as many. */
  parts: string[]
}

const KINDS = { tag: 'Tags', word: 'Words', author: 'Authors', section: 'Sections' } as const

/** A number stays with what it counts where a line ends. */
const NBSP = '\u00a0'

/** The points of a choice and what they consist of; the closeness in time only where it costs something that can be seen. */
export function inWords({
  score,
  parts,
  ...story
}: {
  id: string
  headline: string
  publishedAt: string
  score: number
  parts: Parts
}): ChosenStory {
  const lines = Object.entries(KINDS).flatMap(([kind, title]) => {
    // What rounds to nothing says nothing.
    const some = parts[kind as keyof typeof KINDS]?.filter(({ points }) => Number(inPoints(points)) > 0)
    return some?.length
      ? [`${title}: ${some.map(({ name, points }) => `${name}${NBSP}${inPoints(points)}`).join(', ')}`]
      : []
  })
  const named = Object.keys(KINDS).flatMap((kind) => parts[kind as keyof typeof KINDS] ?? [])
  const rest = inPoints(score - named.reduce((sum, { points }) => sum + points, 0))
  const lost = Math.round((1 - parts.closeness) * 100)
  return {
    ...story,
    points: `${inPoints(score)}${NBSP}points`,
    parts: [
      ...lines,
      ...(Number(rest) > 0 ? [`Other words that both have: ${rest}`] : []),
      ...(lost > 0 ? [`The time between them took ${lost} %`] : []),
    ],
  }
}

function inPoints(score: number): string {
  return (score * 100).toFixed(1)
}
