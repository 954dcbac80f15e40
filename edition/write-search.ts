import type { Sql } from '../lib/sql.ts'
import type { StoryRow } from './build-story.ts'
import type { Difference } from './difference.ts'

/** Writes the words under which live stories are found, as the view `edition.expected_search` has them. Those of others go with their stories. */
export async function writeSearch(sql: Sql, storyIds: string[]): Promise<void> {
  await sql`
    insert into edition.story_search as old (story_id, published_at, config, words)
    select story_id, published_at, config, words from edition.expected_search where story_id = any (${storyIds}::uuid[]) order by story_id
    on conflict (story_id) do update set published_at = excluded.published_at, config = excluded.config, words = excluded.words
    where (old.published_at, old.config, old.words) is distinct from (excluded.published_at, excluded.config, excluded.words)`
}

/** The same for every story: into an empty table. */
export async function writeAllSearch(sql: Sql): Promise<void> {
  await sql`
    insert into edition.story_search (story_id, published_at, config, words)
    select story_id, published_at, config, words from edition.expected_search`
}

/**
 * Compares the words of some live stories with what Payload's rows give; a tag that was merged counts as the one it was merged with:
 * searches ask for both. A story that is missing in the edition has no words: that is one difference, not two.
 */
export async function checkSearch(sql: Sql, stories: StoryRow[]): Promise<Difference[]> {
  const batch = stories.map(({ author_ids, tag_ids, section_id, ...story }) => ({
    ...story,
    ids: [`section:${section_id}`, ...tag_ids.map((id) => `tag:${id}`), ...author_ids.map((id) => `author:${id}`)],
  }))
  const rows = await sql<Pick<Difference, 'id' | 'title' | 'kind'> & { columns: string[] }>`
    with given as (
      select id, headline, published_at, kicker, standfirst, body, ids, edition.search_config(coalesce(language, edition.site_language())) as config
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as story (
        id uuid, headline text, published_at timestamptz, kicker text, standfirst text, body jsonb, language text, ids text[])),
    expected as materialized (
      select id, headline, published_at, config,
        edition.story_words(config, kicker, headline, standfirst, body, ids) as words
      from given),
    compared as (
      select expected.id, expected.headline as title, case when actual.story_id is null then 'missing' else 'altered' end as kind,
        array_remove(array[
          case when expected.config is distinct from actual.config then 'config' end,
          case when expected.published_at is distinct from actual.published_at then 'published_at' end,
          case when expected.words is distinct from actual.words
            and edition.with_merged_tags(expected.words) is distinct from edition.with_merged_tags(actual.words) then 'words' end], null) as columns
      from expected join edition.stories on stories.id = expected.id left join edition.story_search as actual on actual.story_id = expected.id)
    select id, title, kind, columns from compared where cardinality(columns) > 0 order by id`
  return rows.map(({ columns, ...row }) => ({
    table: 'story_search',
    ...row,
    ...(row.kind === 'altered' && { columns }),
  }))
}
