import { fragment, type Sql } from '../../lib/sql.ts'

/** After a large import the rest is for the next hour: a worker has other work, too. */
const LONGEST_MS = 10 * 60_000

/** What a tag is compared by: its spellings, and roughly how many stories show its company. */
const SPELLINGS = fragment`
  select tags.id, string_agg(names.normalised, '|' order by names.normalised) || ' '
    || coalesce((select floor(log(2, greatest(lists.last_position, 1)))
      from edition.lists where lists.id = tags.id), 0) as spellings
  from edition.tags join edition.names on names.id = tags.id where tags.merged_into is null group by tags.id`

/** “FBI” and “Federal Bureau of Investigation”: the first letters, small words or not. */
const INITIALS = fragment`
  (replace(mine.normalised, ' ', '') in (select tagging.initials(yours.normalised, true) union select tagging.initials(yours.normalised, false))
    or replace(yours.normalised, ' ', '') in (select tagging.initials(mine.normalised, true) union select tagging.initials(mine.normalised, false)))`

/** Tags that are compared with all others at a time: some tenths of a second. */
const BATCH = 200

/**
 * Compares every tag that is new, or called otherwise, or has twice the stories, since it was compared last. With nothing new it
 * costs one look. Begins no new batch after `longestMs` milliseconds. Resolves to how many were compared.
 */
export async function findProposals(
  sql: Sql,
  { signal, longestMs = LONGEST_MS }: { signal: AbortSignal; longestMs?: number },
): Promise<number> {
  const began = Date.now()
  await forget(sql)
  let compared = 0
  while (!signal.aborted && Date.now() - began < longestMs) {
    const rows = await sql<{ id: string; spellings: string }>`
      select known.id, known.spellings from (${SPELLINGS}) as known
      left join tagging.compared on compared.tag_id = known.id
      where compared.spellings is distinct from known.spellings order by known.id limit ${BATCH}`
    if (rows.length === 0) break
    const ids = rows.map(({ id }) => id)
    await sql`delete from tagging.proposals where one = any (${ids}::uuid[]) or other = any (${ids}::uuid[])`
    await compareNames(sql, ids)
    await compareCompany(sql, ids)
    await sql`
      insert into tagging.compared (tag_id, spellings)
      select tag_id, spellings from unnest(${ids}::uuid[], ${rows.map(({ spellings }) => spellings)}::text[]) as known (tag_id, spellings)
      on conflict (tag_id) do update set spellings = excluded.spellings`
    compared += rows.length
  }
  return compared
}

async function forget(sql: Sql): Promise<void> {
  await sql`delete from tagging.compared where not exists (select from edition.tags where id = compared.tag_id and merged_into is null)`
  await sql`
    delete from tagging.proposals as gone
    where (select count(*) from edition.tags where id in (gone.one, gone.other) and merged_into is null) < 2`
}

/** The same spelling, an alias that is another's name, or nearly the same. Other numbers are another thing: “Election 2023”. */
async function compareNames(sql: Sql, ids: string[]): Promise<void> {
  await sql`
    with pairs as (
      select least(own.id, close.id) as one, greatest(own.id, close.id) as other, close.likeness,
        case when close.normalised <> own.normalised then 'likeness'
          when own.is_alias or exists (select from edition.names as theirs where theirs.id = close.id and theirs.normalised = close.normalised and theirs.is_alias) then 'alias'
          else 'spelling' end as reason
      from edition.names as own cross join lateral tagging.names_close(own.normalised) as close
      where own.id = any (${ids}::uuid[]) and own.kind = 'tag' and close.id <> own.id
        and regexp_replace(own.normalised, '[^0-9]', '', 'g') = regexp_replace(close.normalised, '[^0-9]', '', 'g')
        -- “Energy” is no “Solar energy”.
        and least(length(own.normalised), length(close.normalised)) >= 0.75 * greatest(length(own.normalised), length(close.normalised))
        and exists (select from edition.tags where tags.id = close.id and tags.merged_into is null))
    insert into tagging.proposals (one, other, reason, likeness)
    select distinct on (one, other) one, other, reason, likeness + case reason when 'spelling' then 2 when 'alias' then 1 else 0 end
    from pairs order by one, other, likeness desc, reason desc
    on conflict (one, other) do update set reason = excluded.reason, likeness = excluded.likeness
      where proposals.likeness < excluded.likeness`
}

/** Newest stories of a tag, companions of it, and newest stories of each that are looked at. */
const STORIES = 40
const COMPANIONS = 8
/** Of its companions so many are the other's too, though the two hardly ever stand together. */
const SHARED = 4

/**
 * The same company: tags that stand with the same other tags and never with each other, and whose names have something in common,
 * initials or a word. Without that it would propose rivals: they are written about alike, too.
 */
async function compareCompany(sql: Sql, ids: string[]): Promise<void> {
  await sql`
    with own as (
      select tags.id, recent.story_id from edition.tags join edition.tag_roots as roots on roots.tag_id = tags.id
      cross join lateral (
        select place.story_id from edition.listings as place where place.list_id = roots.list_id
        order by place.position desc limit ${STORIES}) as recent
      where tags.id = any (${ids}::uuid[])),
    company as (
      select own.id, roots.root_id as companion, count(*) as times,
        row_number() over (partition by own.id order by count(*) desc, min(lists.last_position), roots.root_id) as place
      from own join edition.story_tags on story_tags.story_id = own.story_id
        join edition.tag_roots as roots on roots.tag_id = story_tags.tag_id
        join edition.lists on lists.id = roots.list_id
      where roots.root_id <> own.id group by own.id, roots.root_id having count(*) > 1),
    others as (
      select company.id, roots.root_id as other, count(distinct company.companion) as shared
      from company join edition.tag_roots as theirs on theirs.tag_id = company.companion
      cross join lateral (
        select place.story_id from edition.listings as place where place.list_id = theirs.list_id
        order by place.position desc limit ${STORIES}) as recent
      join edition.story_tags on story_tags.story_id = recent.story_id
      join edition.tag_roots as roots on roots.tag_id = story_tags.tag_id
      where company.place <= ${COMPANIONS} and roots.root_id <> company.id
      group by company.id, roots.root_id having count(distinct company.companion) >= ${SHARED})
    insert into tagging.proposals (one, other, reason, likeness)
    select distinct on (1, 2) least(others.id, others.other), greatest(others.id, others.other), 'company', 0.4 * others.shared / ${COMPANIONS}
    from others join edition.names as mine on mine.id = others.id and not mine.is_alias
      join edition.names as yours on yours.id = others.other and not yours.is_alias
    where not exists (select from company where company.id = others.id and company.companion = others.other)
      and (${INITIALS} or exists (
        select from unnest(string_to_array(mine.normalised, ' ')) as word
        where length(word) > 3 and word = any (string_to_array(yours.normalised, ' '))))
    order by 1, 2, 4 desc
    on conflict (one, other) do nothing`
}
