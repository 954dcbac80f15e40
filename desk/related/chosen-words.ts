import type { Parts } from '../../related/reasons.ts'

/** A story that was chosen for another, as an editor is told. */
export type ChosenStory = {
  id: string
  headline: string
  /** ISO 8601. */
  publishedAt: string
  /** 0 to 100. */
  points: number
  /** What they consist of, a line for each kind. */
  parts: string[]
}

const KINDS = { tag: 'Tags', word: 'Words', author: 'Authors', section: 'Sections' } as const

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
    const some = parts[kind as keyof typeof KINDS]
    return some ? [`${title}: ${some.map(({ name, points }) => `${name} ${inPoints(points)}`).join(', ')}`] : []
  })
  const lost = Math.round((1 - parts.closeness) * 100)
  return {
    ...story,
    points: Number(inPoints(score)),
    parts: [...lines, ...(lost > 0 ? [`Time between them: ${lost} % less`] : [])],
  }
}

function inPoints(score: number): string {
  return (score * 100).toFixed(1)
}
