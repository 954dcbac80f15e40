import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261123_100000_merged_tags.sql', import.meta.url), 'utf8')))
}

/** Merges themselves stay in Payload's table; the lists that stood for several tags go. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    drop schema tagging cascade;
    ${['listing', 'list'].map(noteAlways).join('\n')}
    drop trigger note_merge on edition.tags;
    create or replace view edition.expected_listings as
      select stories.id as story_id, stories.published_at, lists.list_id
      from edition.stories cross join lateral (
        select '00000000-0000-0000-0000-000000000000'::uuid as list_id
        union select ancestor_id from edition.section_chain where section_id = stories.section_id
        union select author_id from edition.story_authors where story_id = stories.id
        union select tag_id from edition.story_tags where story_id = stories.id
      ) as lists;
    select edition.note('all');
    delete from edition.listings where list_id in (select list_id from edition.tag_lists);
    delete from edition.lists where id in (select list_id from edition.tag_lists);
    drop view edition.tag_roots;
    drop table edition.tag_list_members, edition.tag_lists, edition.former_tag_slugs;
    drop function edition.note_tag_list();
    drop function edition.note_merge();
    drop function edition.note_former_tag_slug();
  `),
  )
}

/** The triggers of a table as they were in 20261122_180000_messenger. */
function noteAlways(name: string): string {
  return `
    drop trigger note on edition.${name}s;
    drop trigger note_delete on edition.${name}s;
    drop trigger note_update on edition.${name}s;
    create trigger note after insert or delete on edition.${name}s for each row execute function edition.note_${name}();
    create trigger note_update after update on edition.${name}s
      for each row when (old.* is distinct from new.*) execute function edition.note_${name}();`
}
