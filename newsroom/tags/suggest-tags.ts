import type { Sql } from '../../lib/sql.ts'
import { nameTags } from './find-tags.ts'
import {
  LONGEST_NAME,
  mentionsIn,
  PARTS,
  type Part,
  phrasesOf,
  type Spelling,
  type StoryWords,
} from './names-in-text.ts'
import { type Company, rankSuggestions, type Similar, type Suggestion, scoreOfMention } from './rank-suggestions.ts'

/** Characters of a story's text that are looked at: some 2,300 words. What a story is about stands before that. */
const MOST_TEXT = 14_000
/** Of a tag's list the newest are asked for company: what it is about today. */
const NEWEST = 60
/** Tags of the story that are asked for company: the first ones say most, and the cost is bounded. */
const MOST_ASKED = 6

/** Tags of the very same name that are looked at. */
const MOST_OF_A_NAME = 5
const MOST_SPELLINGS = 1000
/** Names in the text that are looked at further: only eight will be shown. */
const MOST_MENTIONED = 24

/** Ids of the live stories most like a text, the likest first. */
export type SimilarStories = (text: Record<Part, string>) => Promise<string[]>

/**
 * Tags for a story as it is being written: those whose name or alias stands in it, and those that often stand together with the
 * ones that it has or names; with `similarStories` also those of the stories most like it. At most eight, best first.
 */
export async function suggestTags(
  sql: Sql,
  {
    story,
    chosen,
    refused,
    similarStories,
  }: { story: Record<Part, string>; chosen: string[]; refused: string[]; similarStories?: SimilarStories },
): Promise<Suggestion[]> {
  const words = await readWords(sql, story)
  const mentions = mentionsIn(words, await readSpellings(sql, words))
    .sort((one, other) => scoreOfMention(other) - scoreOfMention(one))
    .slice(0, MOST_MENTIONED + chosen.length)
  const mentioned = mentions.map(({ tagId }) => tagId)
  const asked = [...new Set([...chosen, ...mentioned])].slice(0, MOST_ASKED)
  const company = asked.length > 0 ? await readCompany(sql, asked) : []
  const similar = similarStories ? await readTagsOf(sql, await similarStories(story)) : []
  const ids = [...mentioned, ...company.map(({ tagId }) => tagId), ...similar.map(({ tagId }) => tagId)]
  const tags = await nameTags(sql, [...new Set(ids)])
  const except = new Set(await shownFor(sql, [...chosen, ...refused]))
  return rankSuggestions({ mentions, company, similar, tags, except })
}

/** What readers see of these tags: a story may still carry one that was merged. */
async function shownFor(sql: Sql, tagIds: string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select coalesce(merged_into, id) as id from edition.tags where id = any (${tagIds}::uuid[]) order by id limit ${tagIds.length}`
  return rows.map(({ id }) => id)
}

/** The words of each part by the database's own rules, so that they compare with the names that it keeps. */
async function readWords(sql: Sql, story: Record<Part, string>): Promise<StoryWords> {
  const texts = PARTS.map((part) => story[part].slice(0, MOST_TEXT))
  const rows = await sql<{ written: string[]; normalised: string[] }>`
    select words as written, string_to_array(lower(array_to_string(words, ' ')), ' ') as normalised
    from unnest(${texts}::text[]) with ordinality as part (text, place)
      cross join lateral regexp_split_to_array(edition.without_accents(part.text), '[^[:alnum:]]+') as words
    order by part.place limit ${PARTS.length}`
  const parts = PARTS.map((part, index) => {
    const { written = [], normalised = [] } = rows[index] ?? {}
    const words = written.map((word, at) => ({ written: word, normalised: normalised[at] ?? '' }))
    return [part, words.filter((word) => word.normalised !== '')]
  })
  return Object.fromEntries(parts) as StoryWords
}

/**
 * Names that stand in a text. Of all runs of words only those of up to two are looked up, and longer ones where two words begin a
 * longer name: that is a third of the probes. Each is one probe of the index: of a comparison with thousands at once the planner
 * would think longer than all of them take.
 */
async function readSpellings(sql: Sql, words: StoryWords): Promise<Spelling[]> {
  const begun = await sql<{ pair: string }>`
    select pair from unnest(${phrasesOf(words, { from: 2, to: 2 })}::text[]) as pair
    where exists (
      select from edition.names where normalised ~>=~ (pair || ' ') and normalised ~<~ (pair || '!') and kind = 'tag')
    order by pair limit ${MOST_SPELLINGS}`
  const phrases = [
    ...phrasesOf(words, { from: 1, to: 2 }),
    ...phrasesOf(words, { from: 3, to: LONGEST_NAME, begun: new Set(begun.map(({ pair }) => pair)) }),
  ]
  return sql<Spelling>`
    select shown.id as "tagId", shown.kind, found.normalised, found.name
    from unnest(${phrases}::text[]) as phrase
      cross join lateral (
        select id, normalised, name from edition.names
        where names.normalised = phrase and names.kind = 'tag' order by id limit ${MOST_OF_A_NAME}) as found
      join edition.tags as tag on tag.id = found.id
      join edition.tags as shown on shown.id = coalesce(tag.merged_into, tag.id)
    order by found.normalised, shown.id limit ${MOST_SPELLINGS}`
}

/** Of each tag the company of its newest stories, the most frequent first. */
function readCompany(sql: Sql, tagIds: string[]): Promise<Company[]> {
  return sql<Company>`
    with stands as materialized (
      select distinct asked.id as asked_id, place.story_id, coalesce(tag.merged_into, tag.id) as tag_id
      from unnest(${tagIds}::uuid[]) as asked (id)
        cross join lateral (select list_id from edition.tag_roots where tag_id = asked.id limit 1) as roots
        cross join lateral (
          select story_id from edition.listings where list_id = roots.list_id order by position desc limit ${NEWEST}) as place
        join edition.story_tags on story_tags.story_id = place.story_id
        join edition.tags as tag on tag.id = story_tags.tag_id),
    sizes as (select asked_id, count(distinct story_id)::int as size from stands group by asked_id)
    select stands.tag_id as "tagId", asked.name as "withName", count(*)::int as together, sizes.size as of
    from stands join sizes using (asked_id) join edition.tags as asked on asked.id = stands.asked_id
    where stands.tag_id <> stands.asked_id
    group by stands.tag_id, asked.id, asked.name, sizes.size
    order by count(*)::float8 / sizes.size desc, together desc, stands.tag_id limit 40`
}

async function readTagsOf(sql: Sql, storyIds: string[]): Promise<Similar[]> {
  if (storyIds.length === 0) return []
  const rows = await sql<Similar>`
    select coalesce(tag.merged_into, tag.id) as "tagId", count(distinct story_tags.story_id)::int as on
    from edition.story_tags join edition.tags as tag on tag.id = story_tags.tag_id
    where story_tags.story_id = any (${storyIds}::uuid[])
    group by 1 order by 2 desc, 1 limit 20`
  return rows.map((row) => ({ ...row, of: storyIds.length }))
}
