import type { StoryRow } from '../../edition/build-story.ts'
import { indexedTerms } from '../../related/strongest-terms.ts'
import { packVector, type Vector } from '../../related/vector.ts'
import { copyLine, type Value } from './copy-rows.ts'
import type { Corpus } from './corpus.ts'
import { tellStory } from './make-story.ts'
import { makeTerms, type Sample } from './make-terms.ts'
import { createWordMaker } from './make-words.ts'
import { CONFIG, type Stems } from './stems.ts'

/** What lists and related stories are worked out from. */
export type StoryParts = Pick<StoryRow, 'id' | 'section_id' | 'author_ids' | 'tag_ids'>

/** Consecutive stories as COPY takes them: what needs no other story. Plain data, so that a worker can hand it over. */
export type Batch = Record<BatchTable, string> & {
  parts: StoryParts[]
  /** In how many of these stories each term stands. */
  counts: Map<number, number>
}
type BatchTable = 'stories' | 'story_authors' | 'story_tags' | 'story_search' | 'story_vectors' | 'story_terms'

/** Consecutive stories, the oldest of a corpus being 0. */
export type Span = { first: number; count: number }

/** What is known of the words of a corpus before any story is made. */
export type Lexicon = { stems: Stems; sample: Sample }

export const STORY_COLUMNS = [
  ...['id', 'slug', 'section_id', 'kicker', 'headline', 'standfirst', 'body', 'language', 'lead_media_id'],
  ...['lead_caption', 'published_at', 'revised_at', 'is_paid', 'sponsor', 'word_count', 'seo_title', 'seo_description'],
  ...['media_ids', 'linked_ids'],
] as const

export function createBatchMaker(corpus: Corpus, { stems, sample }: Lexicon): (span: Span) => Batch {
  const makeWords = createWordMaker(stems)
  const add = (batch: Batch, index: number) => {
    const { story, words } = tellStory(corpus, index)
    const { id, section_id, author_ids, tag_ids, published_at } = story
    // Nobody pins or corrects anything in a corpus.
    const { pinned_until: _, corrections: __, ...columns } = story
    const row: Record<string, Value> = { ...columns, body: JSON.stringify(story.body) }
    batch.stories += copyLine(STORY_COLUMNS.map((column) => row[column] ?? null))
    for (const [at, author] of author_ids.entries()) batch.story_authors += copyLine([id, author, at + 1])
    for (const [at, tag] of tag_ids.entries()) batch.story_tags += copyLine([id, tag, at + 1])
    const found = makeWords(story, words)
    batch.story_search += copyLine([id, published_at, CONFIG, found.tsvector])
    addTerms(batch, { id, position: index + 1, published_at, terms: makeTerms(found, sample) })
    batch.parts.push({ id, section_id, author_ids, tag_ids })
  }
  return ({ first, count }) => {
    const batch: Batch = { ...EMPTY, parts: [], counts: new Map() }
    for (let index = first; index < first + count; index++) add(batch, index)
    return batch
  }
}

const EMPTY: Record<BatchTable, string> = {
  stories: '',
  story_authors: '',
  story_tags: '',
  story_search: '',
  story_vectors: '',
  story_terms: '',
}

/** @param position - the story's place in the list of all, in which they stand as they are made */
function addTerms(
  batch: Batch,
  { id, position, published_at, terms }: { id: string; position: number; published_at: string; terms: Vector },
): void {
  batch.story_vectors += copyLine([id, position, published_at, `\\x${packVector(terms).toString('hex')}`])
  for (const { term, weight } of indexedTerms(terms)) batch.story_terms += copyLine([term, position, weight])
  for (const term of terms.terms) batch.counts.set(term, (batch.counts.get(term) ?? 0) + 1)
}
