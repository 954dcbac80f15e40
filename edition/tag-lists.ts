import { randomUUID } from 'node:crypto'
import { AppError } from '../lib/errors.ts'
import type { Sql } from '../lib/sql.ts'

/**
 * The list of a tag that stands for several. It is filled bit by bit while publishing goes on: from its first moment publishes
 * keep it up to date like any other list, so nothing that they do can be missed; what enters meanwhile stands behind this place,
 * and moves up when the list is shown.
 */
const MEANWHILE = 2 ** 40

/**
 * Begins a list of the stories of some tags. No page shows it before `showTagList`. The caller holds the edition's lock.
 * Resolves to its id.
 */
export async function beginTagList(
  sql: Sql,
  { tagId, memberIds }: { tagId: string; memberIds: string[] },
): Promise<string> {
  const listId = randomUUID()
  await sql`insert into edition.tag_lists (list_id, tag_id, state) values (${listId}, ${tagId}, 'preparing')`
  await sql`
    insert into edition.tag_list_members (list_id, tag_id) select ${listId}, id from unnest(${memberIds}::uuid[]) as member (id)`
  await writeUnseen(sql, listId)
  await sql`insert into edition.lists (id, last_position) values (${listId}, ${MEANWHILE})`
  return listId
}

/** The stories that a list is to have, in the order of their publication. Takes no lock: what happens since is the publishes' matter. */
export async function storiesOfTagList(sql: Sql, listId: string): Promise<string[]> {
  const [row] = await sql<{ ids: string[] | null }>`
    select array_agg(id order by published_at, id) as ids from edition.stories
    where id in (
      select story_id from edition.story_tags join edition.tag_list_members using (tag_id) where list_id = ${listId})`
  return row?.ids ?? []
}

/**
 * Gives some of these stories their places, beginning with the place after `before`; who has lost the tag is passed over. The caller holds the edition's lock, so no publish stands between the look and the writing.
 * @throws AppError `tag-list-lost` where somebody has written the edition anew meanwhile
 */
export async function fillTagList(
  sql: Sql,
  { listId, ids, before }: { listId: string; ids: string[]; before: number },
): Promise<void> {
  const rows = await sql`select 1 from edition.tag_lists where list_id = ${listId} and state = 'preparing'`
  if (rows.length === 0) throw lost()
  await writeUnseen(sql, listId)
  await sql`
    insert into edition.listings (list_id, position, story_id)
    select ${listId}, ${before} + planned.number, planned.id
    from unnest(${ids}::uuid[]) with ordinality as planned (id, number)
      -- By the index for each story: the planner would read all stories of the tags for each bit.
      cross join lateral (
        select from edition.story_tags join edition.tag_list_members as member using (tag_id)
        where story_tags.story_id = planned.id and member.list_id = ${listId} limit 1) as carried
    -- One that was there from the first and was saved meanwhile: it belongs among those of its time.
    on conflict (story_id, list_id) do update set position = excluded.position`
}

/**
 * Shows a list on its tag's page, in the place of the one that it had. The caller holds the edition's lock.
 * @param places - how many were filled
 */
export async function showTagList(sql: Sql, { listId, places }: { listId: string; places: number }): Promise<void> {
  const [list] = await sql<{ tag_id: string }>`
    select tag_id from edition.tag_lists where list_id = ${listId} and state = 'preparing'`
  if (!list) throw lost()
  await writeUnseen(sql, listId)
  // Without gaps: some that entered meanwhile have left again.
  await sql`
    with later as (
      select position, row_number() over (order by position) as number from edition.listings
      where list_id = ${listId} and position > ${MEANWHILE})
    update edition.listings as place set position = ${places} + later.number
    from later where place.list_id = ${listId} and place.position = later.position`
  await sql`
    update edition.lists set last_position = greatest(${places},
      (select position from edition.listings where list_id = ${listId} order by position desc limit 1))
    where id = ${listId}`
  await hideTagList(sql, [list.tag_id])
  await sql`update edition.tag_lists set state = 'shown' where list_id = ${listId}`
}

/** These tags show the list that their join rows give them. The caller holds the edition's lock. */
export async function hideTagList(sql: Sql, tagIds: string[]): Promise<void> {
  await dropWhere(sql, { state: 'shown', tagIds })
}

/** Gives up whatever is being prepared: its work has ended without it, or begins anew. The caller holds the edition's lock. */
export async function giveUpPreparedLists(sql: Sql): Promise<void> {
  await dropWhere(sql, { state: 'preparing', tagIds: null })
}

async function dropWhere(sql: Sql, { state, tagIds }: { state: string; tagIds: string[] | null }): Promise<void> {
  await sql`
    with dropped as (
      update edition.tag_lists set state = 'dropped'
      where state = ${state} and (${tagIds}::uuid[] is null or tag_id = any (${tagIds}::uuid[])) returning list_id)
    delete from edition.tag_list_members where list_id in (select list_id from dropped)`
}

/**
 * Deletes up to so many places of a list that is nobody's any more, and the list with its last one. False where there is none.
 * The caller holds the edition's lock: a publish may be taking a story out of the same list.
 */
export async function deleteDroppedPlaces(sql: Sql, most: number): Promise<boolean> {
  const [list] = await sql<{ id: string }>`
    select list_id as id from edition.tag_lists where state = 'dropped' order by list_id limit 1`
  if (!list) return false
  await writeUnseen(sql, list.id)
  const deleted = await sql`
    delete from edition.listings where list_id = ${list.id} and position <= (
      select max(position) from (
        select position from edition.listings where list_id = ${list.id} order by position limit ${most}) as first)
    returning 1`
  if (deleted.length < most) {
    await sql`delete from edition.lists where id = ${list.id}`
    await sql`delete from edition.tag_lists where list_id = ${list.id}`
  }
  return true
}

/** Until the transaction ends this list and its places are written without telling pages: none shows it. */
async function writeUnseen(sql: Sql, listId: string): Promise<void> {
  await sql`select set_config('broadsheet.unseen', ${listId}, true)`
}

function lost(): AppError {
  return new AppError('tag-list-lost', {
    message: 'the list that was being prepared is gone',
    userMessage: 'The public edition was written anew meanwhile. It is being tried again.',
  })
}
