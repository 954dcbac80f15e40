import { z } from 'zod'
import { lockEdition } from '../../edition/lock.ts'
import { writeEntityRow } from '../../edition/write-entity.ts'
import { addJob } from '../../jobs/add-job.ts'
import { rawFragment, type Sql } from '../../lib/sql.ts'
import type { Transact } from '../../lib/transact.ts'
import { type Choice, choiceSchema, chooseStories } from './choose-stories.ts'
import { refused } from './may-merge.ts'
import { type Ordered, TAG_QUEUE } from './merge-tag.ts'
import { retagStories } from './retag-stories.ts'
import { SIZES, type Sizes } from './sizes.ts'
import { readFamily, readTag } from './tag-family.ts'
import { finishWork, noteStories, openWork, type Person } from './works.ts'

/** Whether the stories lose the tag that they had. */
export const modeSchema = z.enum(['instead', 'besides'])
export type Mode = z.infer<typeof modeSchema>
type Split = { tagId: string; intoId: string; mode: Mode; choice: Choice }
type Tools = {
  transact: Transact
  onProgress?: (done: number, total: number) => Promise<void>
  finish: (sql: Sql) => Promise<void>
  signal?: AbortSignal
  sizes: Sizes
}

/**
 * Gives some stories of a tag another one, instead of it or besides it. Few at once, many by a job.
 * @throws AppError `tag-refused` with a sentence for the editor
 */
export async function splitTag(
  sql: Sql,
  { by, sizes = SIZES, ...split }: Split & { by: Person; sizes?: Sizes },
): Promise<Ordered> {
  await lockEdition(sql)
  const { tag, into } = await checkSplit(sql, split)
  const { mode, choice } = split
  const ids = await chooseStories(sql, { ...split, limit: sizes.quickStories + 1 })
  if (ids.length === 0) throw refused('No live story fits what you chose. Choose less narrowly.')
  const workId = await openWork(sql, { kind: 'split', tag, other: into, choice: { mode, ...choice }, by })
  return order(sql, { workId, sizes, count: ids.length, now: (tools) => doSplit(split, tools) })
}

/** @throws AppError `tag-refused` with a sentence for the editor */
export async function checkSplit(sql: Sql, { tagId, intoId }: Pick<Split, 'tagId' | 'intoId'>) {
  const [tag, named] = [await readTag(sql, tagId), await readTag(sql, intoId)]
  const into = named && (await readTag(sql, named.rootId))
  if (!tag || !into) throw refused('One of these tags is gone. Look at the list of tags again.')
  if (tag.mergedIntoId) throw refused(`“${tag.name}” was merged. Split the tag that stands for it, or undo the merge.`)
  if (into.id === tag.id) throw refused(`Choose another tag than “${tag.name}” for these stories.`)
  return { tag, into }
}

/** What the order says: which stories fit is looked up again, since the order may have waited. */
export async function doSplit({ tagId, intoId, mode, choice }: Split, tools: Tools): Promise<void> {
  const { ids, off, give } = await tools.transact(async (sql) => {
    const { into } = await checkSplit(sql, { tagId, intoId })
    const family = await readFamily(sql, tagId)
    return { ids: await chooseStories(sql, { tagId, choice }), off: mode === 'instead' ? family : [], give: into.id }
  })
  // Bits may wait for long: who has lost the tag, or was taken off the site, meanwhile, is passed over.
  const still = (sql: Sql, bit: string[]) => chooseStories(sql, { tagId, choice: { ...choice, ids: bit } })
  await retagBitByBit({ ids, off, give, still }, tools)
  await tools.transact(tools.finish)
}

/**
 * Takes a tag, and what was merged into it, off all stories, and deletes it.
 * @throws AppError `tag-refused` with a sentence for the editor
 */
export async function deleteTag(
  sql: Sql,
  { tagId, by, sizes = SIZES }: { tagId: string; by: Person; sizes?: Sizes },
): Promise<Ordered> {
  await lockEdition(sql)
  const tag = await checkDelete(sql, tagId)
  const ids = await chooseStories(sql, { tagId, choice: {}, limit: sizes.quickStories + 1 })
  const workId = await openWork(sql, { kind: 'delete', tag, by })
  return order(sql, { workId, sizes, count: ids.length, now: (tools) => doDelete(tagId, tools) })
}

/** @throws AppError `tag-refused` with a sentence for the editor */
export async function checkDelete(sql: Sql, tagId: string) {
  const tag = await readTag(sql, tagId)
  if (!tag) throw refused('This tag is gone already.')
  if (tag.mergedIntoId)
    throw refused(
      `“${tag.name}” was merged: readers see it nowhere, and its old address needs it. Undo the merge first.`,
    )
  return tag
}

export async function doDelete(tagId: string, tools: Tools): Promise<void> {
  const choose = (sql: Sql) => chooseStories(sql, { tagId, choice: {} })
  const family = await tools.transact(async (sql) => {
    await checkDelete(sql, tagId)
    return readFamily(sql, tagId)
  })
  await retagBitByBit({ ids: await tools.transact(choose), off: family }, tools)
  await takeOffVersions(family, tools)
  await tools.transact(async (sql) => {
    await lockEdition(sql)
    // What was published with it since.
    const late = await choose(sql)
    if (late.length > 0) await retagStories(sql, { ids: late, off: family })
    const images = await sql<{ id: string; image_id: string | null }>`
      delete from tags where id = any (${family}::uuid[]) returning id, image_id`
    for (const { id, image_id } of images)
      await writeEntityRow(sql, { name: 'tags', id, mediaIds: image_id ? [image_id] : [] })
    await tools.finish(sql)
  })
}

/** Drafts and older versions carry it too, a hundred of a story: with the tag they would all go in one long statement. */
async function takeOffVersions(family: string[], { transact, signal, sizes }: Tools): Promise<void> {
  for (const table of ['articles_rels', '_articles_v_rels'].map(rawFragment)) {
    let isLeft = true
    while (isLeft) {
      signal?.throwIfAborted()
      const gone = await transact(
        (sql) => sql`
          delete from ${table} where id in (
            select id from ${table} where tags_id = any (${family}::uuid[]) order by id limit ${sizes.rows}) returning id`,
      )
      isLeft = gone.length === sizes.rows
    }
  }
}

type Retagging = {
  ids: string[]
  off: string[]
  give?: string
  still?: (sql: Sql, bit: string[]) => Promise<string[]>
}

async function retagBitByBit(
  { ids, still = async (_sql, bit) => bit, ...change }: Retagging,
  { transact, onProgress = async () => {}, signal, sizes }: Tools,
): Promise<void> {
  await onProgress(0, ids.length)
  for (let at = 0; at < ids.length; at += sizes.stories) {
    signal?.throwIfAborted()
    await transact(async (sql) => {
      await lockEdition(sql)
      await retagStories(sql, { ids: await still(sql, ids.slice(at, at + sizes.stories)), ...change })
    })
    await onProgress(Math.min(at + sizes.stories, ids.length), ids.length)
  }
}

async function order(
  sql: Sql,
  { workId, sizes, count, now }: { workId: string; sizes: Sizes; count: number; now: (tools: Tools) => Promise<void> },
): Promise<Ordered> {
  const isQuick = count <= sizes.quickStories
  if (isQuick) {
    await noteStories(sql, workId, count)
    await now({ sizes, transact: (work) => work(sql), finish: (inside) => finishWork(inside, workId) })
  } else await addJob(sql, 'change-tags', { workId }, { queue: TAG_QUEUE })
  return { workId, isDone: isQuick }
}

/** The choice of a split, as `openWork` keeps it. Throws where another release has written another form. */
export function splitOf(work: { tagId: string; otherId: string | null; choice: unknown }): Split {
  const { mode, ...choice } = choiceSchema.extend({ mode: modeSchema }).parse(work.choice)
  return { tagId: work.tagId, intoId: work.otherId ?? '', mode, choice }
}
