import type { StoryRow } from '../../edition/build-story.ts'
import { copyLine, type Value } from './copy-rows.ts'
import type { Corpus } from './corpus.ts'
import { makeStory } from './make-story.ts'

/** What lists and related stories are worked out from. */
export type StoryParts = Pick<StoryRow, 'id' | 'section_id' | 'author_ids' | 'tag_ids'>

/** Consecutive stories as COPY takes them: what needs no other story. Plain data, so that a worker can hand it over. */
export type Batch = Record<'stories' | 'story_authors' | 'story_tags', string> & { parts: StoryParts[] }

export const STORY_COLUMNS = [
  ...['id', 'slug', 'section_id', 'kicker', 'headline', 'standfirst', 'body', 'language', 'lead_media_id'],
  ...['lead_caption', 'published_at', 'revised_at', 'is_paid', 'sponsor', 'word_count', 'seo_title', 'seo_description'],
  ...['media_ids', 'linked_ids'],
] as const

export function makeBatch(corpus: Corpus, { first, count }: { first: number; count: number }): Batch {
  const batch: Batch = { stories: '', story_authors: '', story_tags: '', parts: [] }
  for (let index = first; index < first + count; index++) {
    const { author_ids, tag_ids, ...story } = makeStory(corpus, index)
    // Nobody pins anything in a corpus.
    const { pinned_until: _, ...columns } = story
    const row: Record<string, Value> = { ...columns, body: JSON.stringify(story.body) }
    batch.stories += copyLine(STORY_COLUMNS.map((column) => row[column] ?? null))
    for (const [at, id] of author_ids.entries()) batch.story_authors += copyLine([story.id, id, at + 1])
    for (const [at, id] of tag_ids.entries()) batch.story_tags += copyLine([story.id, id, at + 1])
    batch.parts.push({ id: story.id, section_id: story.section_id, author_ids, tag_ids })
  }
  return batch
}
