import type { StoryRow } from '../../edition/build-story.ts'
import { between, pick, seededRandom } from '../random.ts'
import { type Corpus, slugOf } from './corpus.ts'
import { makeBody } from './make-body.ts'

/** Story `index` of a corpus as the edition keeps it. Needs no other story, so any of them can be made alone. */
export function makeStory(corpus: Corpus, index: number): StoryRow {
  const { maker, seed, pictures } = corpus
  const random = seededRandom(seed * 15_485_863 + index)
  const headline = maker.headline(random)
  const lead = pictures.length > 0 && random() < 0.9 ? pick(random, pictures) : undefined
  const { body, wordCount, mediaIds, linkedIds } = makeBody({ corpus, index, random })
  const publishedAt = corpus.publishedAt(index)
  return {
    id: corpus.storyId(index),
    slug: slugOfStory(headline, index),
    section_id: pick(random, corpus.sections).id,
    kicker: random() < 0.4 ? maker.headline(random).split(' ').slice(0, 2).join(' ') : null,
    headline,
    standfirst: random() < 0.9 ? maker.sentence(random) : null,
    body,
    language: null,
    lead_media_id: lead?.id ?? null,
    lead_caption: lead && random() < 0.3 ? maker.sentence(random) : null,
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
    author_ids: drawSome(random() < 0.2 ? 2 : 1, () => corpus.authorsList[corpus.drawAuthor(random)]?.id),
    tag_ids: drawSome(between(random, 3, 6), () => corpus.tagsList[corpus.drawTag(random)]?.id),
  }
}

/** The address of a story under its section. */
export function pathOfStory(corpus: Corpus, story: Pick<StoryRow, 'section_id' | 'slug'>): string {
  return `/${corpus.sections.find(({ id }) => id === story.section_id)?.slug}/${story.slug}`
}

function slugOfStory(headline: string, index: number): string {
  return `${slugOf(headline)}-${index}`
}

/** Different ones, in the order of their drawing. A common tag is drawn often, so there may be fewer than wanted. */
function drawSome(wanted: number, draw: () => string | undefined): string[] {
  const drawn = new Set<string>()
  for (let tries = 0; drawn.size < wanted && tries < wanted * 3; tries++) {
    const id = draw()
    if (id) drawn.add(id)
  }
  return [...drawn]
}
