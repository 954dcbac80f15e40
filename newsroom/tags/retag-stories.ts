import { writeSearch } from '../../edition/write-search.ts'
import { syncListings } from '../../edition/write-story.ts'
import { addJobs } from '../../jobs/add-job.ts'
import { rawFragment, type Sql } from '../../lib/sql.ts'

/** The rows that say which tags a story has: those of the live story, and those of its newest version, which a form opens with. */
const ROWS = [
  { rels: rawFragment('articles_rels'), path: 'tags', parents: rawFragment('select id, id as story_id from articles') },
  {
    rels: rawFragment('_articles_v_rels'),
    path: 'version.tags',
    parents: rawFragment('select id, parent_id as story_id from _articles_v where latest'),
  },
]

/**
 * Takes tags off some live stories and gives them another, at the place of the first that goes or as the last. Their texts, their
 * older versions and all other tags stay as they are; the edition follows in the same transaction. The caller holds the lock.
 * @param off - tags that go · give: the tag that comes, if any
 */
export async function retagStories(
  sql: Sql,
  { ids, off, give }: { ids: string[]; off: string[]; give?: string },
): Promise<void> {
  for (const { rels, path, parents } of ROWS) {
    if (give) {
      await sql`
        update ${rels} as rel set tags_id = ${give}
        where rel.id in (
            select distinct on (first.parent_id) first.id
            from ${rels} as first join (${parents}) as parent on parent.id = first.parent_id
            where parent.story_id = any (${ids}::uuid[]) and first.path = ${path} and first.tags_id = any (${off}::uuid[])
            order by first.parent_id, first."order", first.id)
          and not exists (
            select from ${rels} as own where own.parent_id = rel.parent_id and own.path = ${path} and own.tags_id = ${give})`
      await sql`
        insert into ${rels} ("order", parent_id, path, tags_id)
        select coalesce((select max("order") from ${rels} as last where last.parent_id = parent.id and last.path = ${path}), 0) + 1,
          parent.id, ${path}, ${give}
        from (${parents}) as parent
        where parent.story_id = any (${ids}::uuid[]) and not exists (
          select from ${rels} as own where own.parent_id = parent.id and own.path = ${path} and own.tags_id = ${give})`
    }
    await sql`
      delete from ${rels} as rel using (${parents}) as parent
      where parent.id = rel.parent_id and parent.story_id = any (${ids}::uuid[]) and rel.path = ${path}
        and rel.tags_id = any (${off}::uuid[])`
  }
  await writeTagsToEdition(sql, ids)
  await addJobs(
    sql,
    'relate-story',
    ids.map((storyId) => ({ payload: { storyId }, key: `relate ${storyId}` })),
  )
}

/** As `edition/write-story.ts` does for a story that is published. */
async function writeTagsToEdition(sql: Sql, ids: string[]): Promise<void> {
  const live = await sql<{ id: string }>`
    select id from edition.stories where id = any (${ids}::uuid[]) order by published_at, id limit ${ids.length}`
  const liveIds = live.map(({ id }) => id)
  await sql`
    with own as (
      select parent_id as story_id, tags_id as tag_id,
        row_number() over (partition by parent_id order by min("order"), tags_id)::int as position
      from articles_rels where parent_id = any (${liveIds}::uuid[]) and path = 'tags' and tags_id is not null
      group by parent_id, tags_id),
    gone as (
      delete from edition.story_tags as old where story_id = any (${liveIds}::uuid[])
        and not exists (select from own where own.story_id = old.story_id and own.tag_id = old.tag_id))
    insert into edition.story_tags (story_id, tag_id, position) select story_id, tag_id, position from own
    on conflict (story_id, tag_id) do update set position = excluded.position`
  await syncListings(sql, liveIds)
  await writeSearch(sql, liveIds)
}
