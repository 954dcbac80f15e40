import { lockEdition } from '../../edition/lock.ts'
import { addJob } from '../../jobs/add-job.ts'
import type { Sql } from '../../lib/sql.ts'
import { checkMerge, checkUndo } from './may-merge.ts'
import { isQuick, type Regrouping, regroupTags } from './regroup.ts'
import { SIZES, type Sizes } from './sizes.ts'
import { countStories } from './tag-family.ts'
import { finishWork, noteStories, openWork, type Person } from './works.ts'

/** Works on tags run one after another, so that none prepares what another changes. */
export const TAG_QUEUE = 'tags'

export type Ordered = { workId: string; isDone: boolean }

/**
 * Readers find another tag in the place of one: its page and feed lead there, its stories are on that one's list, its names find
 * that one. A merge of few stories is done with this call, whole or not at all; one of many by a job, which shows how far it is.
 * @param sql - of the request's transaction
 * @throws AppError `tag-refused` with a sentence for the editor
 */
export async function mergeTag(
  sql: Sql,
  { tagId, intoId, by, sizes = SIZES }: { tagId: string; intoId: string; by: Person; sizes?: Sizes },
): Promise<Ordered> {
  await lockEdition(sql)
  const { tag, into } = await checkMerge(sql, { tagId, intoId })
  const workId = await openWork(sql, { kind: 'merge', tag, other: into, by })
  return order(sql, { workId, sizes, regrouping: { tagId, intoId: into.id } })
}

/**
 * Takes a merge back: the tag is one of its own again, with the stories that carry it, whatever was published meanwhile.
 * @throws AppError `tag-refused` with a sentence for the editor
 */
export async function undoMerge(
  sql: Sql,
  { tagId, by, sizes = SIZES }: { tagId: string; by: Person; sizes?: Sizes },
): Promise<Ordered> {
  await lockEdition(sql)
  const tag = await checkUndo(sql, tagId)
  const [other] = await sql<{ id: string; name: string }>`
    select id, name from tags where id = ${tag.mergedIntoId} limit 1`
  const workId = await openWork(sql, { kind: 'undo', tag, ...(other && { other }), by })
  return order(sql, { workId, sizes, regrouping: { tagId, intoId: null } })
}

async function order(
  sql: Sql,
  { workId, sizes, regrouping }: { workId: string; sizes: Sizes; regrouping: Regrouping },
): Promise<Ordered> {
  const isDone = await isQuick(sql, regrouping, sizes)
  if (isDone) {
    await regroupTags(regrouping, { transact: (work) => work(sql), sizes })
    await noteStories(sql, workId, await countStories(sql, regrouping.tagId))
    await finishWork(sql, workId)
    // What the old lists leave is nobody's hurry.
    await addJob(sql, 'drop-tag-lists', {}, { key: 'drop-tag-lists', queue: TAG_QUEUE })
  } else await addJob(sql, 'change-tags', { workId }, { queue: TAG_QUEUE })
  return { workId, isDone }
}
