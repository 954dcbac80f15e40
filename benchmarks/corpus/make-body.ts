import type { Block, Inline } from '../../edition/body.ts'
import { between, pick, type Random } from '../../lib/random.ts'
import type { Corpus } from './corpus.ts'
import type { Topic } from './topics.ts'

type Body = {
  body: Block[]
  /** Those of the running text, in its order. */
  words: string[]
  /** As the newsroom counts them: without titles. */
  wordCount: number
  mediaIds: string[]
  linkedIds: string[]
}
type Making = { corpus: Corpus; index: number; random: Random; topic: Topic; made: Body }

/** A story may have so many words more or less than the middle. */
const SPREAD = 200
/** What stands in the cells of a table. */
export const FIGURES: [number, number] = [10, 9000]

/** A body of 25 to 30 blocks, most of them paragraphs, with everything in it that stories have now and then. */
export function makeBody({ corpus, index, random, topic }: Omit<Making, 'made'>): Body {
  const made: Body = { body: [], words: [], wordCount: 0, mediaIds: [], linkedIds: [] }
  const making: Making = { corpus, index, random, topic, made }
  const wanted = between(random, corpus.words - SPREAD, corpus.words + SPREAD)
  // What interrupts the text, at a random place each.
  const inserts = shuffled(
    random,
    INSERTS.filter(([share]) => random() < share).map(([, make]) => make),
  )
  for (let block = 0; made.wordCount < wanted; block++) {
    if (block > 0 && block % 6 === 0) addHeading(making)
    else if (block % 3 === 2 && inserts.length > 0) inserts.pop()?.(making)
    else addParagraph(making)
  }
  return made
}

type Make = (making: Making) => void
const INSERTS: [number, Make][] = [
  [0.6, addQuote],
  [0.35, addPullQuote],
  [0.35, addList],
  [0.7, addImage],
  [0.3, addImage],
  [0.35, addRelatedStory],
  [0.1, addFactBox],
  [0.07, addTable],
  [0.12, addEmbed],
  [0.03, addGallery],
]

function addParagraph(making: Making): void {
  const { corpus, random, topic, made } = making
  const words = corpus.maker.paragraph(random, between(random, 24, 44), topic)
  told(making, words)
  made.body.push({ type: 'paragraph', children: withMarks(making, words) })
}

function addHeading(making: Making): void {
  const text = told(making, making.corpus.maker.headline(making.random, making.topic))
  making.made.body.push({ type: 'heading', level: 2, children: [{ type: 'text', text }] })
}

function addQuote(making: Making): void {
  const text = told(making, making.corpus.maker.sentence(making.random, making.topic))
  making.made.body.push({ type: 'quote', paragraphs: [[{ type: 'text', text }]] })
}

function addPullQuote(making: Making): void {
  const { corpus, random, topic, made } = making
  const text = told(making, corpus.maker.sentence(random, topic))
  made.body.push({ type: 'pullQuote', text, attribution: textOf(corpus.maker.person(random)) })
}

function addList(making: Making): void {
  const { corpus, random, topic, made } = making
  const items = Array.from({ length: between(random, 3, 5) }, () => told(making, corpus.maker.sentence(random, topic)))
  made.body.push({
    type: 'list',
    ordered: random() < 0.3,
    items: items.map((text) => ({ children: [{ type: 'text', text }] })),
  })
}

function addImage(making: Making): void {
  const picture = drawPicture(making)
  if (!picture) {
    addParagraph(making)
    return
  }
  making.made.body.push({ type: 'image', mediaId: picture })
}

function addGallery(making: Making): void {
  const ids = Array.from({ length: 4 }, () => drawPicture(making)).flatMap((id) => id ?? [])
  if (ids.length === 0) {
    addParagraph(making)
    return
  }
  making.made.body.push({ type: 'gallery', images: ids.map((mediaId) => ({ mediaId })) })
}

function addRelatedStory(making: Making): void {
  const storyId = drawEarlierStory(making)
  if (!storyId) {
    addParagraph(making)
    return
  }
  making.made.linkedIds.push(storyId)
  making.made.body.push({ type: 'relatedStory', storyId })
}

function addFactBox(making: Making): void {
  const { corpus, random, topic, made } = making
  const title = corpus.maker.headline(random, topic)
  made.words.push(...title)
  const text = told(making, corpus.maker.paragraph(random, 40, topic))
  made.body.push({
    type: 'factBox',
    title: textOf(title),
    body: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
  })
}

function addTable(making: Making): void {
  const { corpus, random, made } = making
  const rows = Array.from({ length: 5 }, (_, row) =>
    Array.from({ length: 3 }, (_unused, column) => {
      const isName = row === 0 || column === 0
      const text = told(making, isName ? corpus.maker.person(random) : [String(between(random, ...FIGURES))])
      return { header: row === 0, children: [{ type: 'text', text } satisfies Inline] }
    }),
  )
  made.body.push({ type: 'table', caption: textOf(corpus.maker.headline(random)), rows })
}

function addEmbed(making: Making): void {
  const { corpus, index, random, made } = making
  const id = `bench${String(index % 1_000_000).padStart(6, '0')}`
  made.body.push({
    type: 'embed',
    provider: 'YouTube',
    url: `https://www.youtube.com/watch?v=${id}`,
    embedUrl: `https://www.youtube-nocookie.com/embed/${id}`,
    title: textOf(corpus.maker.headline(random)),
    aspectRatio: 16 / 9,
  })
}

/** Now and then a few words are bold or italic, or lead to a tag, an earlier story or another site. */
function withMarks(making: Making, words: string[]): Inline[] {
  const { random } = making
  if (random() > 0.35) return [{ type: 'text', text: textOf(words) }]
  const from = between(random, 0, Math.max(0, words.length - 4))
  const to = from + between(random, 1, 3)
  const before: Inline[] = from > 0 ? [{ type: 'text', text: `${textOf(words.slice(0, from))} ` }] : []
  const after: Inline[] = to < words.length ? [{ type: 'text', text: ` ${textOf(words.slice(to))}` }] : []
  return [...before, markedPart(making, textOf(words.slice(from, to))), ...after]
}

function markedPart(making: Making, text: string): Inline {
  const { corpus, random, made } = making
  const children = [{ type: 'text' as const, text }]
  const chance = random()
  if (chance < 0.2) return { type: 'text', text, marks: ['bold'] }
  if (chance < 0.45) return { type: 'text', text, marks: ['italic'] }
  if (chance < 0.65)
    return { type: 'link', href: `https://source-${between(random, 1, 500)}.example.com/report`, children }
  const storyId = chance < 0.85 ? drawEarlierStory(making) : undefined
  const id = storyId ?? corpus.tagsList[corpus.drawTag(random)]?.id
  if (!id) return { type: 'text', text }
  made.linkedIds.push(id)
  return { type: 'internalLink', to: storyId ? 'articles' : 'tags', id, children }
}

function drawPicture({ corpus, random, made }: Making): string | undefined {
  if (corpus.pictures.length === 0) return undefined
  const { id } = pick(random, corpus.pictures)
  made.mediaIds.push(id)
  return id
}

/** Mostly of the weeks before, now and then from long ago. */
function drawEarlierStory({ corpus, index, random }: Making): string | undefined {
  if (index === 0) return undefined
  const back = random() < 0.8 ? between(random, 1, Math.min(index, 2000)) : between(random, 1, index)
  return corpus.storyId(index - back)
}

/** Words that belong to the running text, as text. */
function told({ made }: Making, words: string[]): string {
  made.words.push(...words)
  made.wordCount += words.length
  return textOf(words)
}

export function textOf(words: string[]): string {
  return words.join(' ')
}

function shuffled<Item>(random: Random, items: Item[]): Item[] {
  for (let index = items.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    const kept = items[index] as Item
    items[index] = items[other] as Item
    items[other] = kept
  }
  return items
}
