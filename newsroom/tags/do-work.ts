import { lockEdition } from '../../edition/lock.ts'
import { deleteDroppedPlaces, giveUpPreparedLists } from '../../edition/tag-lists.ts'
import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Transact } from '../../lib/transact.ts'
import { chooseStories } from './choose-stories.ts'
import { regroupTags } from './regroup.ts'
import { SIZES, type Sizes } from './sizes.ts'
import { doDelete, doSplit, splitOf } from './split-tag.ts'
import { countStories } from './tag-family.ts'
import { failWork, finishWork, noteProgress, noteStories, readOpenWork, type Work } from './works.ts'

type Tools = { sql: Sql; transact: Transact; signal: AbortSignal; sizes?: Sizes }

/**
 * Does what somebody has ordered for a tag. What may not be done any more ends with its sentence on the screen; whatever else
 * goes wrong is thrown, and the job tries again. Done twice it is done once.
 */
export async function doTagWork(workId: string, tools: Tools): Promise<void> {
  const work = await readOpenWork(tools.sql, workId)
  if (!work) return
  try {
    await doOne(work, { ...tools, transact: patient(tools.transact) })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'tag-refused') throw error
    await failWork(tools.sql, workId, error.userMessage ?? error.message)
  }
}

async function doOne(work: Work, { sql, transact, signal, sizes = SIZES }: Tools): Promise<void> {
  const tools = {
    transact,
    signal,
    sizes,
    onProgress: (done: number, total: number) => noteProgress(sql, work.id, { done, total }),
    finish: (inside: Sql) => finishWork(inside, work.id),
  }
  const stories =
    work.kind === 'split' ? (await chooseStories(sql, splitOf(work))).length : await countStories(sql, work.tagId)
  await noteStories(sql, work.id, stories)
  if (work.kind === 'split') return doSplit(splitOf(work), tools)
  if (work.kind === 'delete') return doDelete(work.tagId, tools)
  // Of a work that died: these run one after another, and what an editor waits for prepares and shows in one transaction.
  await transact(async (inside) => {
    await lockEdition(inside)
    await giveUpPreparedLists(inside)
  })
  await regroupTags({ tagId: work.tagId, intoId: work.kind === 'undo' ? null : work.otherId }, tools)
}

/** Deletes what lists of merged tags have left behind, bit by bit. */
export async function deleteDroppedLists({
  transact,
  signal,
  sizes = SIZES,
}: Pick<Tools, 'transact' | 'signal' | 'sizes'>): Promise<void> {
  let isMore = true
  while (isMore && !signal.aborted) {
    isMore = await patient(transact)(async (sql) => {
      await lockEdition(sql)
      return deleteDroppedPlaces(sql, sizes.dropped)
    })
  }
}

/** Nobody waits for these: behind a large batch of an import they may stand for longer than a publish would. */
function patient(transact: Transact): Transact {
  return (work) =>
    transact(async (sql) => {
      await sql`set local lock_timeout = '50s'`
      return work(sql)
    })
}
