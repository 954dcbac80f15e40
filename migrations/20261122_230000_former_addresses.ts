import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261122_230000_former_addresses.sql', import.meta.url), 'utf8')))
}

/** As it was in 20261122_180000_messenger. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    create or replace function edition.note_story() returns trigger language plpgsql as $$
    declare
      story uuid := coalesce(new.id, old.id);
      -- What only the story's own page shows. Whatever else a story may get one day counts as part of its card.
      own constant text[] := '{body,word_count,seo_title,seo_description,media_ids,linked_ids,sponsor,lead_caption}';
    begin
      perform edition.note('story:' || story);
      if tg_op = 'UPDATE' and to_jsonb(old) - own = to_jsonb(new) - own then return null; end if;
      perform edition.note('doc:' || story, 'archive');
      if tg_op <> 'INSERT' then perform edition.note('month:' || to_char(old.published_at at time zone 'UTC', 'YYYY-MM')); end if;
      if tg_op <> 'DELETE' then perform edition.note('month:' || to_char(new.published_at at time zone 'UTC', 'YYYY-MM')); end if;
      if tg_op = 'UPDATE' and (old.slug, old.section_id) = (new.slug, new.section_id) then return null; end if;
      if tg_op <> 'INSERT' then perform edition.note('slug:' || old.slug, edition.story_address(old.section_id, old.slug)); end if;
      if tg_op <> 'DELETE' then perform edition.note('slug:' || new.slug, edition.story_address(new.section_id, new.slug)); end if;
      if tg_op = 'UPDATE' then return null; end if;
      -- It appears at, or disappears from, the places that it keeps.
      perform edition.note_place(list_id, position) from edition.listings where story_id = story;
      if tg_op = 'DELETE' then perform edition.note_gone(story); end if;
      return null;
    end $$;
  `),
  )
}
