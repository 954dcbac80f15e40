import type { TroubledJob } from '../../jobs/failed-jobs.ts'
import type { JobName } from '../../jobs/jobs.ts'
import type { Clock } from '../../theme/format-time.ts'
import { deskTime } from '../desk-time.ts'

const WHAT: Record<JobName, string> = {
  'purge-cdn': 'Take outdated pages from the delivery network',
  'purge-cdn-again': 'Take outdated pages from the delivery network once more',
  'deliver-receipt': 'Check that readers have the latest version',
  'relate-story': 'Choose related stories',
  'check-links': 'Look whether links to other sites still lead somewhere',
  'change-tags': 'Merge, split or delete a tag',
  'propose-merges': 'Look for tags that may be the same',
  'drop-tag-lists': 'Clear away lists of merged tags',
  'reword-stories': 'Make stories findable in the new language of the site',
  'mail-mention': 'Write to somebody whom a note names',
  'delete-blank-drafts': 'Delete stories that were opened and never begun',
  'trim-logs': 'Clear away old records',
}

/** What a job does, in an editor's words. */
export function whatItDoes(job: Pick<TroubledJob, 'name'>): string {
  return WHAT[job.name]
}

/** How it stands with a job: one or two sentences. */
export function howItStands(job: TroubledJob, clock: Clock, now: string): string {
  const since = deskTime(job.since, clock, now)
  if (job.isRunning) return 'Is being tried again now.'
  if (job.state === 'waiting') {
    return `Waiting since ${since}. Nothing takes it up: tell whoever looks after the site that the worker may not be running.`
  }
  if (job.tries === 0) return 'Will be tried again in a moment.'
  if (job.state === 'failed') return `Failed for good: ${since}, after ${tries(job.tries)}.`
  const next = job.nextTry && `, next at ${deskTime(job.nextTry, clock, now)}`
  return `Failed: ${since}. Tried ${job.tries} of ${job.mostTries} times${next ?? ''}.`
}

function tries(count: number): string {
  return count === 1 ? 'one try' : `${count} tries`
}

/** What came of the button that was pressed; absent where none was. */
export function whatCameOfIt(done: string | string[] | undefined): string | undefined {
  if (done === 'run-again') return 'It is being tried again. Reload this page to see how it went.'
  if (done === 'removed') return 'Removed. It will not be tried again.'
  if (done === 'gone') return 'Nothing to do: it is running already, or was done meanwhile.'
  return undefined
}
