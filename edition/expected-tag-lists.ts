import type { Sql } from '../lib/sql.ts'
import { fragment } from '../lib/sql.ts'
import type { Difference } from './difference.ts'
import { ENTITIES } from './entities.ts'
import { giveUpPreparedLists } from './tag-lists.ts'

/** What Payload's rows say: each tag that stands for others, with all tags that it stands for, itself among them. */
const EXPECTED = fragment`
  select coalesce(merged_into, id) as root_id, id as tag_id from (${ENTITIES.tags.source}) as tag
  where merged_into is not null or id in (select merged_into from (${ENTITIES.tags.source}) as merged)`

/** @property shown - for each tag the lists that its stories belong in besides its own · unseen: lists that no page shows */
export type TagLists = { shown: Map<string, string[]>; unseen: Set<string> }

/** From Payload's rows; only which list is whose is the edition's own. */
export async function readTagLists(sql: Sql): Promise<TagLists> {
  const rows = await sql<{ tag_id: string; list_id: string }>`
    select expected.tag_id, list.list_id
    from (${EXPECTED}) as expected join edition.tag_lists as list on list.tag_id = expected.root_id and list.state = 'shown'
    order by tag_id`
  const unseen = await sql<{ list_id: string }>`
    select list_id from edition.tag_lists where state <> 'shown' order by list_id`
  return {
    shown: new Map(rows.map(({ tag_id, list_id }) => [tag_id, [list_id]])),
    unseen: new Set(unseen.map(({ list_id }) => list_id)),
  }
}

/** Which tags show a list of several, and of which. What is being prepared or deleted is nobody's matter. */
export function checkTagLists(sql: Sql): Promise<Difference[]> {
  return sql<Difference>`
    with expected as (${EXPECTED}),
    roots as (select distinct root_id from expected),
    shown as (select list_id, tag_id from edition.tag_lists where state = 'shown'),
    members as (select shown.tag_id as root_id, member.tag_id from edition.tag_list_members as member join shown using (list_id))
    select 'tag_lists' as table, coalesce(roots.root_id, shown.tag_id) as id, coalesce(tags.name, '') as title,
      case when shown.tag_id is null then 'missing' else 'extra' end as kind
    from roots full join shown on shown.tag_id = roots.root_id left join tags on tags.id = coalesce(roots.root_id, shown.tag_id)
    where roots.root_id is null or shown.tag_id is null
    union all
    select 'tag_list_members', coalesce(expected.tag_id, members.tag_id), coalesce(tags.name, ''),
      case when members.tag_id is null then 'missing' else 'extra' end
    from expected full join members using (root_id, tag_id) left join tags on tags.id = coalesce(expected.tag_id, members.tag_id)
    -- Of a list that is missing or too many: one line, not ten.
    where (expected.tag_id is null or members.tag_id is null)
      and coalesce(expected.root_id, members.root_id) in (select root_id from roots join shown on shown.tag_id = root_id)
    order by 1, 4, 3`
}

/**
 * Brings which tags show a list of several, and of which, into line with Payload's rows. Lists that are right are kept; what is
 * being prepared is given up, and its work begins anew. Places follow with those of all other lists. The caller holds the lock.
 */
export async function mendTagLists(sql: Sql): Promise<void> {
  await giveUpPreparedLists(sql)
  await sql`
    update edition.tag_lists set state = 'dropped' where state = 'shown' and tag_id not in (select root_id from (${EXPECTED}) as expected)`
  await sql`delete from edition.listings where list_id in (select list_id from edition.tag_lists where state = 'dropped')`
  await sql`delete from edition.lists where id in (select list_id from edition.tag_lists where state = 'dropped')`
  await sql`delete from edition.tag_lists where state = 'dropped'`
  await sql`
    insert into edition.tag_lists (list_id, tag_id, state)
    select gen_random_uuid(), root_id, 'shown' from (select distinct root_id from (${EXPECTED}) as expected) as root
    where not exists (select from edition.tag_lists as list where list.tag_id = root.root_id)`
  await sql`
    delete from edition.tag_list_members as member using edition.tag_lists as list
    where list.list_id = member.list_id
      and not exists (select from (${EXPECTED}) as expected where expected.root_id = list.tag_id and expected.tag_id = member.tag_id)`
  await sql`
    insert into edition.tag_list_members (list_id, tag_id)
    select list.list_id, expected.tag_id from (${EXPECTED}) as expected join edition.tag_lists as list on list.tag_id = expected.root_id
    on conflict do nothing`
}
