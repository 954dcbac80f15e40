import { syncEntity } from '../../edition/entities.ts'
import { lockEdition } from '../../edition/lock.ts'
import { beginTagList, fillTagList, hideTagList, showTagList, storiesOfTagList } from '../../edition/tag-lists.ts'
import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Transact } from '../../lib/transact.ts'
import { checkMerge, checkUndo } from './may-merge.ts'
import { SIZES, type Sizes } from './sizes.ts'
import { readFamily } from './tag-family.ts'

/** A tag is merged into another, or, with `intoId` null, is one of its own again. */
export type Regrouping = { tagId: string; intoId: string | null }

type Group = { rootId: string; memberIds: string[] }
type Prepared = Group & { listId: string; ids: string[] }

/**
 * Merges a tag or takes a merge back. Nothing of any story is written: what changes is what readers find in the place of the tag,
 * and with it the lists of the tags that stand for several. These are filled bit by bit, each bit under the edition's lock;
 * then one short transaction shows them.
 * @param transact - with a transaction of its own for each call the work may be long; with one for all it is whole or not at all
 * @param onProgress - told how many of all stories have their places
 * @param finish - what else is written in the transaction that readers see
 * @throws AppError `tag-refused` where it may not be done (any more), `tags-changed` where others have merged meanwhile: try again
 */
export async function regroupTags(
  regrouping: Regrouping,
  {
    transact,
    onProgress = async () => {},
    finish = async () => {},
    signal,
    sizes = SIZES,
  }: {
    transact: Transact
    onProgress?: (done: number, total: number) => Promise<void>
    finish?: (sql: Sql) => Promise<void>
    signal?: AbortSignal
    sizes?: Pick<Sizes, 'places'>
  },
): Promise<void> {
  const begun = await transact(async (sql) => {
    await lockEdition(sql)
    const groups = await groupsAfter(sql, regrouping)
    const lists = []
    for (const group of groups.filter(({ memberIds }) => memberIds.length > 1))
      lists.push({ ...group, listId: await beginTagList(sql, { tagId: group.rootId, memberIds: group.memberIds }) })
    return lists
  })
  const lists: Prepared[] = []
  for (const list of begun) lists.push({ ...list, ids: await transact((sql) => storiesOfTagList(sql, list.listId)) })
  const total = lists.reduce((sum, { ids }) => sum + ids.length, 0)
  let done = 0
  await onProgress(done, total)
  for (const { listId, ids } of lists) {
    for (let before = 0; before < ids.length; before += sizes.places) {
      signal?.throwIfAborted()
      const bit = ids.slice(before, before + sizes.places)
      await transact(async (sql) => {
        await lockEdition(sql)
        await fillTagList(sql, { listId, ids: bit, before })
      })
      done += bit.length
      await onProgress(done, total)
    }
  }
  await transact(async (sql) => {
    await lockEdition(sql)
    await showRegrouped(sql, regrouping, lists)
    await finish(sql)
  })
}

async function showRegrouped(sql: Sql, { tagId, intoId }: Regrouping, lists: Prepared[]): Promise<void> {
  const groups = await groupsAfter(sql, { tagId, intoId })
  const prepared = lists.map(({ rootId, memberIds }) => ({ rootId, memberIds }))
  if (JSON.stringify(groups.filter(({ memberIds }) => memberIds.length > 1)) !== JSON.stringify(prepared))
    throw changed()
  await sql`
    update tags set merged_into_id = ${intoId}, merged_at = case when ${intoId}::uuid is not null then now() end, updated_at = now()
    where id = ${tagId}`
  await syncEntity(sql, 'tags', await readFamily(sql, tagId))
  await hideTagList(sql, [tagId, ...groups.map(({ rootId }) => rootId)])
  for (const { listId, ids } of lists) await showTagList(sql, { listId, places: ids.length })
}

/** The tags that stand for themselves afterwards and whose lists are others, each with all that it stands for. */
async function groupsAfter(sql: Sql, { tagId, intoId }: Regrouping): Promise<Group[]> {
  const family = await readFamily(sql, tagId)
  if (intoId !== null) {
    const { into } = await checkMerge(sql, { tagId, intoId })
    return [{ rootId: into.id, memberIds: [...(await readFamily(sql, into.id)), ...family] }]
  }
  const { rootId } = await checkUndo(sql, tagId)
  const rest = (await readFamily(sql, rootId)).filter((id) => !family.includes(id))
  return [
    { rootId: tagId, memberIds: family },
    { rootId, memberIds: rest },
  ]
}

/** Whether there are so few places to give that the editor, and every publish, can wait for them. */
export async function isQuick(sql: Sql, regrouping: Regrouping, { quickPlaces }: Sizes): Promise<boolean> {
  const groups = (await groupsAfter(sql, regrouping)).filter(({ memberIds }) => memberIds.length > 1)
  const ids = groups.flatMap(({ memberIds }) => memberIds)
  const rows = await sql`select 1 from edition.story_tags where tag_id = any (${ids}::uuid[]) limit ${quickPlaces + 1}`
  return rows.length <= quickPlaces
}

function changed(): AppError {
  return new AppError('tags-changed', {
    userMessage: 'Somebody merged one of these tags meanwhile. It is being tried again.',
  })
}
