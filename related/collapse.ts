import { likeness, type Vector } from './vector.ts'
import { SAME_STORY, SAME_TERMS } from './weights.ts'

/**
 * The first `limit` of some stories, best first, without versions of one story among them: of a wire report and its rewrites,
 * the best stays.
 */
export function collapseVersions<Story extends { vector: Vector }>(stories: Story[], limit: number): Story[] {
  const kept: Story[] = []
  for (const story of stories) {
    if (kept.length === limit) break
    if (!kept.some((other) => isVersion(other.vector, story.vector))) kept.push(story)
  }
  return kept
}

/** Whether two stories are versions of one: a rewrite, an update, the same wire report twice. */
export function isVersion(a: Vector, b: Vector): boolean {
  // Of two notes of one sentence each, a few words in common say nothing yet.
  return Math.min(a.terms.length, b.terms.length) >= SAME_TERMS && likeness(a, b) >= SAME_STORY
}
