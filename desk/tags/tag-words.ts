import type { Comparison, Reason } from '../../newsroom/tags/proposals.ts'
import type { Work } from '../../newsroom/tags/works.ts'

/** `1 live story`, `2,310 live stories`. */
export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** Why two tags are proposed as one. */
export const WHY: Record<Reason, string> = {
  spelling: 'The same name, but for accents, case or signs',
  alias: 'A name of one is another name of the other',
  likeness: 'Names that differ in a few letters',
  company: 'They stand with the same other tags, and never together',
}

/**
 * What stands above the pairs of tags that may be one.
 * @param pairs - how many stand below · isAll: and no others wait behind them
 */
export function howCompared(comparison: Comparison, { pairs, isAll }: { pairs: number; isAll: boolean }): string {
  if (comparison === 'running') {
    const soFar = pairs > 0 ? ` So far: ${countOf(pairs, 'pair', 'pairs')}${isAll ? '' : ' and more'}.` : ''
    return `Tags that are new or have changed are being compared; what is found appears here in a moment.${soFar}`
  }
  if (!isAll) return `The ${pairs} likeliest pairs. Others follow when these are decided.`
  if (pairs === 1) return 'One pair to decide on.'
  if (pairs > 1) return `${pairs} pairs to decide on, the likeliest first.`
  if (comparison === 'never') return 'The tags have not been compared yet. That is done each hour, or now.'
  // Tags may have come since: it says nothing of these.
  return 'The last comparison left no pair to decide on.'
}

/** What was done: the words around the tag, and around the other one where there is one. */
export const WHAT_WAS_DONE: Record<Work['kind'], { before?: string; between: string; after?: string }> = {
  merge: { between: 'merged into' },
  undo: { between: 'parted from', after: 'again' },
  split: { before: 'Stories of', between: 'given to' },
  delete: { between: 'taken off its stories and deleted' },
}

/** How far it is, in a sentence. */
export function howFar({
  status,
  stories,
  done,
  total,
  error,
}: Pick<Work, 'status' | 'stories' | 'done' | 'total' | 'error'>): string {
  const about = stories === null ? '' : `: ${countOf(stories, 'story', 'stories')}`
  if (status === 'done') return `Done${about}.`
  if (status === 'failed') return error ?? 'It failed.'
  if (status === 'waiting') return 'Waiting for its turn.'
  if (total === 0) return `Beginning${about}.`
  return `${done.toLocaleString('en')} of ${countOf(total, 'story', 'stories')} prepared.`
}

const CAME_OF_IT: Record<string, string> = {
  merged: 'Merged. Readers find the other tag in its place from now on. It can be undone for 30 days.',
  undone: 'Undone. Both tags are on their own again, with the stories that carry them.',
  split: 'Done. The stories carry the other tag now.',
  deleted: 'Deleted, and taken off its stories.',
  ordered: 'Under way. Publishing goes on meanwhile; readers see the change when all of it is ready.',
  apart: 'Remembered: these two are not proposed again.',
  refused:
    'Not done: somebody changed one of these tags meanwhile, or is changing it. Look at what stands below, and try again.',
}

/** What came of a button; absent where none was pressed. */
export function whatCameOfIt(done: string | undefined): string | undefined {
  return done !== undefined && Object.hasOwn(CAME_OF_IT, done) ? CAME_OF_IT[done] : undefined
}
