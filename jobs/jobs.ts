import { z } from 'zod'
import { AppError } from '../lib/errors.ts'

const nothing = z.object({})
const uuid = z.uuid()

/** Every background job: its name and what it is told. What is in the database was written by us, perhaps by another release. */
const SCHEMAS = {
  /** Tells the CDN what has changed since it was last told. */
  'purge-cdn': nothing,
  /** Repeats a purge, for pages that were on their way to the CDN while it was told. */
  'purge-cdn-again': z.object({ tags: z.array(z.string()) }),
  /** Fetches what a publish changed, as a reader would, and notes when it was there. */
  'deliver-receipt': z.object({ receiptId: uuid }),
  /** Chooses the stories that stand below a story. */
  'relate-story': z.object({ storyId: uuid }),
  /** Deletes stories that were opened and never begun. */
  'delete-blank-drafts': nothing,
  /** Deletes what only the last hours and days need: change log, instances, receipts. */
  'trim-logs': nothing,
}

export type JobName = keyof typeof SCHEMAS
export type JobPayloads = { [Name in JobName]: z.infer<(typeof SCHEMAS)[Name]> }

export const JOB_NAMES = Object.keys(SCHEMAS) as JobName[]

/**
 * Jobs that are told nothing: a later one does all that an earlier one left undone. They are always added with a key, so that
 * one that lost its key has been replaced by a newer one.
 */
export const WITHOUT_PAYLOAD = JOB_NAMES.filter((name) => SCHEMAS[name] === nothing)

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(SCHEMAS, name)
}

/** Throws `job-payload` where it is not what this job is told. */
export function parsePayload<Name extends JobName>(name: Name, payload: unknown): JobPayloads[Name] {
  const result = SCHEMAS[name].safeParse(payload ?? {})
  if (!result.success) {
    throw new AppError('job-payload', { message: `payload of ${name}: ${result.error.issues[0]?.message}` })
  }
  // Parsed by the schema of this very name, which TypeScript cannot follow through the table.
  return result.data as JobPayloads[Name]
}
