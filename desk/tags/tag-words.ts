import type { Reason } from '../../newsroom/tags/proposals.ts'
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

/** What was done, as a sentence without its end. */
export function whatWasDone({ kind, tagName, otherName }: Pick<Work, 'kind' | 'tagName' | 'otherName'>): string {
  if (kind === 'merge') return `“${tagName}” merged into “${otherName}”`
  if (kind === 'undo') return `“${tagName}” parted from “${otherName}” again`
  if (kind === 'split') return `Stories of “${tagName}” given to “${otherName}”`
  return `“${tagName}” taken off its stories and deleted`
}

/** How far it is. */
export function howFar({ status, done, total, error }: Pick<Work, 'status' | 'done' | 'total' | 'error'>): string {
  if (status === 'done') return 'Done'
  if (status === 'failed') return error ?? 'It failed, and nothing was changed.'
  if (status === 'waiting') return 'Waiting for its turn…'
  if (total === 0) return 'Beginning…'
  return `${done.toLocaleString('en')} of ${countOf(total, 'story', 'stories')} prepared…`
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
  looking: 'All tags that have changed are being compared. Reload this page in a moment.',
}

/** What came of a button; absent where none was pressed. */
export function whatCameOfIt(done: string | undefined): string | undefined {
  return done !== undefined && Object.hasOwn(CAME_OF_IT, done) ? CAME_OF_IT[done] : undefined
}
