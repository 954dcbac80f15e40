import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import { DEEPEST, depthOfFamily, readTag, type TagState } from './tag-family.ts'

/** So long a merge can be taken back. */
export const UNDO_DAYS = 30

/**
 * Whether a tag may be merged into another. `into` is what stands for that one today: whoever was merged itself is not merged into.
 * @throws AppError `tag-refused` with a sentence for the editor
 */
export async function checkMerge(
  sql: Sql,
  { tagId, intoId }: { tagId: string; intoId: string },
): Promise<{ tag: TagState; into: TagState }> {
  const tag = await readTag(sql, tagId)
  const named = await readTag(sql, intoId)
  const into = named && named.rootId !== named.id ? await readTag(sql, named.rootId) : named
  if (!tag || !into) throw refused('One of these tags is gone. Look at the list of tags again.')
  if (tag.mergedIntoId) throw refused(`“${tag.name}” has been merged already. Undo that merge first.`)
  if (into.id === tag.id) throw refused(`“${tag.name}” stands for both already: there is nothing to merge.`)
  if ((await depthOfFamily(sql, tag.id)) + 1 >= DEEPEST)
    throw refused(`Too many merges lie behind “${tag.name}”. Merge the other one into it instead.`)
  return { tag, into }
}

/**
 * Whether a merge may be taken back.
 * @throws AppError `tag-refused` with a sentence for the editor
 */
export async function checkUndo(sql: Sql, tagId: string): Promise<TagState> {
  const tag = await readTag(sql, tagId)
  if (!tag) throw refused('This tag is gone. Look at the list of tags again.')
  if (!tag.mergedIntoId) throw refused(`“${tag.name}” is not merged: there is nothing to undo.`)
  if (!canUndo(tag.mergedAt, new Date()))
    throw refused(
      `“${tag.name}” was merged more than ${UNDO_DAYS} days ago, and that stays. Split its stories off with a new tag instead.`,
    )
  return tag
}

/** @param mergedAt - null where nobody knows when: then it is old */
export function canUndo(mergedAt: Date | null, now: Date): boolean {
  return mergedAt !== null && now.getTime() - mergedAt.getTime() < UNDO_DAYS * 24 * 60 * 60 * 1000
}

export function refused(userMessage: string): AppError {
  return new AppError('tag-refused', { userMessage })
}
