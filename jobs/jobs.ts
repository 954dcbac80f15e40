import { z } from 'zod'
import { AppError } from '../lib/errors.ts'

const nothing = z.object({})
const uuid = z.uuid()

/**
 * Which of the jobs that are due comes first: the lower before the higher, of one number the oldest. For what stands before 0
 * somebody waits, and one that nobody takes makes the worker unready (`edition.oldest_job_seconds`). The
 * migrations from 20261122_210000_priorities on write the same numbers; a test compares them.
 */
const FIRST = -20
const PROMPT = -10
const USUAL = 0
/** An import leaves thousands of them. */
const PATIENT = 10

/** Takes three days. */
const ATTEMPTS = 25

type Definition = {
  /** What the job is told. What is in the database was written by us, perhaps by another release. */
  payload: z.ZodType
  priority: number
  /** How often it is tried before it counts as failed. */
  attempts?: number
  /** It asks other machines and waits for them, so it takes none of the places that other jobs need. */
  isApart?: boolean
}

/** Every background job. */
const JOBS = {
  /** Tells the CDN what has changed since it was last told. Added by the database itself, at each commit that changed something. */
  'purge-cdn': { payload: nothing, priority: FIRST },
  /** Repeats a purge, for pages that were on their way to the CDN while it was told. */
  'purge-cdn-again': { payload: z.object({ tags: z.array(z.string()) }), priority: FIRST },
  /**
   * Fetches what a publish changed, as a reader would, and notes when it was there. Tried for some minutes: what is not there by
   * then is a matter for the operator.
   */
  'deliver-receipt': { payload: z.object({ receiptId: uuid }), priority: PROMPT, attempts: 6, isApart: true },
  /** Chooses the stories that stand below a story. */
  'relate-story': { payload: z.object({ storyId: uuid }), priority: PATIENT },
  /** Looks whether the links of a text to other sites still lead somewhere. */
  'check-links': {
    payload: z.object({ storyId: uuid, isAgain: z.boolean() }),
    priority: USUAL,
    attempts: 3,
    isApart: true,
  },
  /** Merges, splits or deletes a tag with many stories; somebody looks at how far it is. Not before 0: it may take a minute. */
  'change-tags': { payload: z.object({ workId: uuid }), priority: USUAL, attempts: 8 },
  /** Deletes lists that no tag shows any more. */
  'drop-tag-lists': { payload: nothing, priority: PATIENT },
  /** Looks for tags that may be one. */
  'propose-merges': { payload: nothing, priority: PATIENT },
  /** Writes the words under which stories are found anew. Added by the database itself, when the site's language changes. */
  'reword-stories': { payload: nothing, priority: PATIENT },
  /** Writes to somebody whom a note on a story names. It waits for the mail server, which may be slow or away. */
  'mail-mention': { payload: z.object({ noteId: uuid, userId: uuid }), priority: USUAL, attempts: 8, isApart: true },
  /** Deletes stories that were opened and never begun. */
  'delete-blank-drafts': { payload: nothing, priority: USUAL },
  /** Deletes what only the last hours and days need: change log, instances, receipts, shared previews, the outbox. */
  'trim-logs': { payload: nothing, priority: USUAL },
} satisfies Record<string, Definition>

export type JobName = keyof typeof JOBS
export type JobPayloads = { [Name in JobName]: z.infer<(typeof JOBS)[Name]['payload']> }

export const JOB_NAMES = Object.keys(JOBS) as JobName[]

/**
 * Jobs that are told nothing: a later one does all that an earlier one left undone. They are always added with a key, so that
 * one that lost its key has been replaced by a newer one.
 */
export const WITHOUT_PAYLOAD = JOB_NAMES.filter((name) => JOBS[name].payload === nothing)

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOBS, name)
}

/** How a job is written: before which others it comes, and how often it is tried. */
export function termsOf(name: JobName): { priority: number; attempts: number } {
  const { priority, attempts = ATTEMPTS }: Definition = JOBS[name]
  return { priority, attempts }
}

/** Whether a job runs in places of its own. */
export function isApart(name: JobName): boolean {
  const definition: Definition = JOBS[name]
  return definition.isApart === true
}

/** Throws `job-payload` where it is not what this job is told. */
export function parsePayload<Name extends JobName>(name: Name, payload: unknown): JobPayloads[Name] {
  const result = JOBS[name].payload.safeParse(payload ?? {})
  if (!result.success) {
    throw new AppError('job-payload', { message: `payload of ${name}: ${result.error.issues[0]?.message}` })
  }
  // Parsed by the schema of this very name, which TypeScript cannot follow through the table.
  return result.data as JobPayloads[Name]
}
