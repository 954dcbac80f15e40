import { type Fragment, fragment, rawFragment, type Sql } from '../lib/sql.ts'

/** Every picture that has its renditions, as a row of the edition. */
export const MEDIA_ROWS = fragment`
  select id, hash, rendition_width::int as width, rendition_height::int as height, widths, alt, caption, credit, source, usage_terms,
    coalesce(focal_x, 50)::float8 as focal_x, coalesce(focal_y, 50)::float8 as focal_y
  from media where hash is not null`

/**
 * The parts of the edition that are plain copies of rows: for each table its columns and where they come from.
 * Writer, check and rebuild all work from this list. Only this file knows the columns of Payload's own tables.
 */
export const ENTITIES = {
  sections: entity(
    ['id', 'slug', 'name', 'description', 'parent_id', 'position', 'tint'],
    fragment`select id, slug, name, description, parent_id, coalesce(position, 0)::int as position, tint::text as tint from sections`,
  ),
  authors: entity(
    ['id', 'slug', 'name', 'job_title', 'bio', 'portrait_id', 'is_desk'],
    fragment`select id, slug, name, job_title, bio, portrait_id, coalesce(is_desk, false) as is_desk from authors`,
  ),
  tags: entity(
    ['id', 'slug', 'name', 'description', 'image_id', 'kind', 'aliases', 'merged_into'],
    fragment`
      select id, slug, name, description, image_id, coalesce(kind::text, 'topic') as kind,
        array(select text from tags_texts where parent_id = tags.id and path = 'aliases' order by "order") as aliases,
        case when merged_into_id is not null then (
          with recursive chain (id, next, depth) as (
            select id, merged_into_id, 0 from tags as first where first.id = tags.merged_into_id
            union all
            select tag.id, tag.merged_into_id, chain.depth + 1 from chain join tags as tag on tag.id = chain.next where chain.depth < 16)
          select id from chain order by depth desc limit 1) end as merged_into
      from tags`,
  ),
  /** Pictures are in the edition only while something public shows them: an unused one may belong to a draft. */
  media: entity(
    [
      'id',
      'hash',
      'width',
      'height',
      'widths',
      'alt',
      'caption',
      'credit',
      'source',
      'usage_terms',
      'focal_x',
      'focal_y',
    ],
    fragment`${MEDIA_ROWS} and (
        exists (select 1 from edition.stories where media_ids @> array[media.id])
        or exists (select 1 from edition.pages where media_ids @> array[media.id])
        or exists (select 1 from edition.fronts where media_ids @> array[media.id])
        or exists (select 1 from edition.authors where portrait_id = media.id)
        or exists (select 1 from edition.tags where image_id = media.id)
        or exists (select 1 from edition.site where logo_id = media.id))`,
  ),
  withdrawals: entity(
    ['id', 'slug', 'section_id', 'headline', 'notice', 'status', 'language', 'at'],
    fragment`
      select story_id as id, slug, section_id, case when shows_headline then headline end as headline, notice, status, language, at
      from newsroom.withdrawals`,
  ),
  /** Of stories that readers have. */
  story_changes: entity(
    ['id', 'story_id', 'at', 'note', 'paragraphs'],
    fragment`
      select id, story_id, replaced_at as at, note, shown as paragraphs from newsroom.published_texts
      where shown is not null and exists (select from edition.stories where stories.id = published_texts.story_id)`,
  ),
  redirects: entity(
    ['id', 'from_path', 'to_path'],
    fragment`select id, "from" as from_path, "to" as to_path from redirects`,
  ),
}

export type EntityName = keyof typeof ENTITIES
export type Entity = { columns: Fragment; source: Fragment; assignments: Fragment }

/** The edition's table of an entity, as a fragment. */
export function tableOf(name: EntityName | 'stories' | 'pages' | 'fronts' | 'site'): Fragment {
  return rawFragment(`edition.${name}`)
}

/** Writes the rows of some documents anew and removes those that are no longer in the source. The caller holds the edition's lock. */
export async function syncEntity(sql: Sql, name: EntityName, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const { columns, source, assignments } = ENTITIES[name]
  await sql`
    delete from ${tableOf(name)} where id = any (${ids}::uuid[])
    and id not in (select id from (${source}) as source where id = any (${ids}::uuid[]))`
  await sql`
    insert into ${tableOf(name)} (${columns}) select ${columns} from (${source}) as source where id = any (${ids}::uuid[]) order by id
    on conflict (id) do update set ${assignments}`
}

function entity(columns: string[], source: Fragment): Entity {
  return {
    columns: rawFragment(columns.join(', ')),
    source,
    assignments: rawFragment(
      columns
        .slice(1)
        .map((column) => `${column} = excluded.${column}`)
        .join(', '),
    ),
  }
}
