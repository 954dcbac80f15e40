import { between, type Random, seededRandom, zipf } from '../../lib/random.ts'
import { makeId } from './make-id.ts'
import { createSentenceMaker, type SentenceMaker } from './sentence-maker.ts'

export type CorpusOptions = {
  stories: number
  seed: number
  authors: number
  tags: number
  /** Over how many years they were published; else about 80 a day, as a large paper has. */
  years?: number | undefined
  /** Words of a story in the middle; else 900. */
  words?: number
  /** Renditions that exist; the pictures of the corpus share them. */
  renditions: Rendition[]
}
export type Rendition = { hash: string; width: number; height: number; widths: number[] }

export type CorpusSection = {
  id: string
  slug: string
  name: string
  parentId: string | null
  position: number
  tint: string | null
}
export type CorpusAuthor = { id: string; slug: string; name: string; jobTitle: string; portraitId: string | null }
export type CorpusTag = { id: string; slug: string; name: string }
export type CorpusPicture = Rendition & { id: string; alt: string; caption: string; credit: string }

/** Everything that stories are about and made of, and how they are drawn from it. The same options give the same corpus, to the byte. */
export type Corpus = CorpusOptions & {
  words: number
  sections: CorpusSection[]
  /** Sections that stories are in, the busiest first; those of the first rank too. */
  authorsList: CorpusAuthor[]
  tagsList: CorpusTag[]
  pictures: CorpusPicture[]
  maker: SentenceMaker
  drawTag(random: Random): number
  drawAuthor(random: Random): number
  /** When story `index` (0 is the oldest) was published, in milliseconds since 1970. */
  publishedAt(index: number): number
  storyId(index: number): string
}

/** When the newest story was published. Fixed, so that a corpus does not depend on the day. */
const NEWEST = Date.UTC(2026, 10, 20, 6)
/** About 80 stories a day. */
const USUAL_MS = 18 * 60_000
const YEAR_MS = 365.25 * 86_400_000
const PICTURES = 60

export function createCorpus(options: CorpusOptions): Corpus {
  const { stories, seed, years, words = 900 } = options
  const betweenMs = years === undefined ? USUAL_MS : (years * YEAR_MS) / stories
  const maker = createSentenceMaker()
  const random = seededRandom(seed)
  const founded = NEWEST - (stories + 1) * betweenMs
  const newId = (offset: number) => makeId({ time: founded - 10_000_000 + offset, random })
  const pictures = makePictures({ options, maker, random, newId })
  const publishedAt = (index: number) => {
    // Within its own slot, so that later stories are published later.
    const within = seededRandom(seed * 7919 + index)()
    return Math.floor(NEWEST - (stories - index) * betweenMs + within * betweenMs)
  }
  return {
    ...options,
    words,
    maker,
    sections: makeSections(newId),
    authorsList: Array.from({ length: options.authors }, (_, index) =>
      makeAuthor({ index, maker, random, newId, pictures }),
    ),
    tagsList: Array.from({ length: options.tags }, (_, index) => makeTag({ index, maker, random, newId })),
    pictures,
    drawTag: zipf(options.tags),
    drawAuthor: zipf(options.authors, 0.7),
    publishedAt,
    storyId: (index) => makeId({ time: publishedAt(index), random: seededRandom(seed * 104_729 + index) }),
  }
}

const SECTIONS: [string, string, string[]][] = [
  ['World', 'red', ['Asia', 'Europe']],
  ['Business', 'blue', ['Markets', 'Technology']],
  ['Science', 'green', ['Climate', 'Health']],
  ['Culture', 'plum', ['Books', 'Film']],
  ['Sport', 'ochre', ['Football', 'Cricket']],
  ['Opinion', 'teal', ['Columns', 'Letters']],
]

function makeSections(newId: (offset: number) => string): CorpusSection[] {
  return SECTIONS.flatMap(([name, tint, children], position) => {
    const parent = { id: newId(position), slug: name.toLowerCase(), name, parentId: null, position, tint }
    return [
      parent,
      ...children.map((child, place) => ({
        id: newId(100 + position * 10 + place),
        slug: child.toLowerCase(),
        name: child,
        parentId: parent.id,
        position: place,
        tint: null,
      })),
    ]
  })
}

type Making = { maker: SentenceMaker; random: Random; newId: (offset: number) => string }

function makeAuthor({
  index,
  maker,
  random,
  newId,
  pictures,
}: Making & { index: number; pictures: CorpusPicture[] }): CorpusAuthor {
  const name = maker.person(random).join(' ')
  return {
    id: newId(1000 + index),
    slug: `${slugOf(name)}-${index}`,
    name,
    jobTitle: ['Reporter', 'Correspondent', 'Editor', 'Columnist'][index % 4] ?? '',
    portraitId: index % 3 === 0 ? (pictures[index % pictures.length]?.id ?? null) : null,
  }
}

function makeTag({ index, maker, random, newId }: Making & { index: number }): CorpusTag {
  const words = index % 2 === 0 ? maker.person(random) : maker.headline(random).slice(0, between(random, 1, 3))
  const name = words.join(' ')
  return { id: newId(100_000 + index), slug: `${slugOf(name)}-${index}`, name }
}

function makePictures({ options, maker, random, newId }: Making & { options: CorpusOptions }): CorpusPicture[] {
  if (options.renditions.length === 0) return []
  return Array.from({ length: PICTURES }, (_, index) => ({
    ...(options.renditions[index % options.renditions.length] as Rendition),
    id: newId(500_000 + index),
    alt: maker.headline(random).join(' '),
    caption: maker.sentence(random).join(' '),
    credit: maker.person(random).join(' '),
  }))
}

export function slugOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[’']/g, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'story'
  )
}
