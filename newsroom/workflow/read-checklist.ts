import type { Sql } from '../../lib/sql.ts'
import type { Article } from '../../payload-types.ts'
import { type Check, checklist, missingFor, type Step } from './checklist.ts'
import { readNeeds } from './needs.ts'
import { readTextFacts } from './read-text-facts.ts'

/** A text against what this house asks for. */
export async function readChecklist(sql: Sql, story: Partial<Article>): Promise<Check[]> {
  return checklist(await readTextFacts(sql, story), await readNeeds(sql))
}

/**
 * What is in the way of a step. What readers have already may go on lacking what it lacks: a typing mistake in a story of 1998 is
 * mended without finding out who took its picture.
 * @param readLive - the text that readers have, if they have one; asked for only where something is missing
 */
export async function readMissing(
  sql: Sql,
  { story, step, readLive }: { story: Partial<Article>; step: Step; readLive: () => Promise<Article | undefined> },
): Promise<Check[]> {
  const missing = missingFor(step, await readChecklist(sql, story))
  const live = missing.length > 0 ? await readLive() : undefined
  if (!live) return missing
  const lacked = new Set(missingFor(step, await readChecklist(sql, live)).map(({ name }) => name))
  return missing.filter(({ name }) => !lacked.has(name))
}
