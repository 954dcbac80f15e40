import type { StoryRow } from '../../edition/build-story.ts'
import { between, pick, seededRandom } from '../../lib/random.ts'
import { type Corpus, slugOf } from './corpus.ts'
import { makeBody, textOf } from './make-body.ts'
import { topicOf } from './topics.ts'

/** The words of a story, by where they stand. */
export type StoryWords = Record<'headline' | 'standfirst' | 'kicker' | 'body', string[]>

/** Story `index` of a corpus as the edition keeps it. Needs no other story, so any of them can be made alone. */
export function makeStory(corpus: Corpus, index: number): StoryRow {
  return tellStory(corpus, index).story
}

/** The same with its words, for whoever would take the texts apart again. */
export function tellStory(corpus: Corpus, index: number): { story: StoryRow; words: StoryWords } {
  const { maker, seed, pictures } = corpus
  const random = seededRandom(seed * 15_485_863 + index)
  const tags = drawSome(between(random, 3, 6), () => corpus.drawTag(random))
  const topic = topicOf(tags)
  const headline = maker.headline(random, topic)
  const lead = pictures.length > 0 && random() < 0.9 ? pick(random, pictures) : undefined
  const { body, words, wordCount, mediaIds, linkedIds } = makeBody({ corpus, index, random, topic })
  const publishedAt = corpus.publishedAt(index)
  const sectionId = pick(random, corpus.sections).id
  const kicker = random() < 0.4 ? maker.headline(random).slice(0, 2) : []
  const standfirst = random() < 0.9 ? maker.sentence(random, topic) : []
  const story: StoryRow = {
    id: corpus.storyId(index),
    slug: slugOfStory(textOf(headline), index),
    section_id: sectionId,
    kicker: textOf(kicker) || null,
    headline: textOf(headline),
    standfirst: textOf(standfirst) || null,
    body,
    language: null,
    lead_media_id: lead?.id ?? null,
    lead_caption: lead && random() < 0.3 ? textOf(maker.sentence(random)) : null,
    published_at: new Date(publishedAt).toISOString(),
    revised_at: random() < 0.15 ? new Date(publishedAt + between(random, 1, 600) * 60_000).toISOString() : null,
    is_paid: random() < 0.01,
    sponsor: null,
    word_count: wordCount,
    seo_title: null,
    seo_description: null,
    media_ids: [...new Set([...(lead ? [lead.id] : []), ...mediaIds])],
    linked_ids: [...new Set(linkedIds)],
    pinned_ids: [],
    pinned_until: [],
    banned_ids: [],
    kept_apart_ids: [],
    author_ids: drawSome(random() < 0.2 ? 2 : 1, () => corpus.drawAuthor(random)).map(idIn(corpus.authorsList)),
    tag_ids: tags.map(idIn(corpus.tagsList)),
    corrections: [],
  }
  return { story, words: { headline, standfirst, kicker, body: words } }
}

/** The address of a story under its section. */
export function pathOfStory(corpus: Corpus, story: Pick<StoryRow, 'section_id' | 'slug'>): string {
  return `/${corpus.sections.find(({ id }) => id === story.section_id)?.slug}/${story.slug}`
}

function slugOfStory(headline: string, index: number): string {
  return `${slugOf(headline)}-${index}`
}

/** Different ranks, in the order of their drawing. A common tag is drawn often, so there may be fewer than wanted. */
function drawSome(wanted: number, draw: () => number): number[] {
  const drawn = new Set<number>()
  for (let tries = 0; drawn.size < wanted && tries < wanted * 3; tries++) drawn.add(draw())
  return [...drawn]
}

function idIn(list: { id: string }[]): (rank: number) => string {
  return (rank) => {
    const { id } = list[rank] ?? {}
    if (!id) throw new Error(`the corpus has no ${rank}th of these`)
    return id
  }
}
