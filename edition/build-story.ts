import { isBlank } from '../lib/clean-text.ts'
import { countWords } from '../lib/count-words.ts'
import type { Article } from '../payload-types.ts'
import { type Block, plainText } from './body.ts'
import { bodyFromLexical, idOf } from './body-from-lexical.ts'
import { referencesIn } from './references.ts'

/** A story's row in the edition, with its authors and tags in order. Times are ISO 8601. */
export type StoryRow = {
  id: string
  slug: string
  section_id: string
  kicker: string | null
  headline: string
  standfirst: string | null
  body: Block[]
  /** Null: the site's. */
  language: string | null
  lead_media_id: string | null
  lead_caption: string | null
  published_at: string
  revised_at: string | null
  is_paid: boolean
  sponsor: string | null
  word_count: number
  seo_title: string | null
  seo_description: string | null
  /** Every picture that the story shows. */
  media_ids: string[]
  /** Every document that the body links to. */
  linked_ids: string[]
  /** Stories that an editor puts first among the related ones, and until when each stays there; null: for good. */
  pinned_ids: string[]
  pinned_until: (string | null)[]
  /** Stories that are never shown as related, and those of them that do not show this one either. */
  banned_ids: string[]
  kept_apart_ids: string[]
  author_ids: string[]
  tag_ids: string[]
  /** In the order in which readers were told. */
  corrections: CorrectionRow[]
}

/** What was wrong in a story, and what is right. */
export type CorrectionRow = { at: string; severity: string; wrong: string; correct: string }

/** What readers may see of a story. Pure: the same document gives the same row, so that `check` can compare. */
export function buildStory(story: Article): StoryRow {
  const body = bodyFromLexical(story.body)
  const leadMediaId = idOf(story.leadImage) ?? null
  const mentioned = mentionedIn(body)
  const pins = pinsOf(story)
  const bans = (story.bannedRelated ?? []).filter((ban) => idOf(ban.story) !== undefined)
  return {
    id: story.id,
    slug: story.slug ?? story.id,
    section_id: idOf(story.section) ?? '',
    kicker: textOrNull(story.kicker),
    headline: story.headline ?? '',
    standfirst: textOrNull(story.standfirst),
    body,
    language: story.language || null,
    lead_media_id: leadMediaId,
    lead_caption: textOrNull(story.leadCaption),
    published_at: new Date(story.publishedAt ?? story.createdAt).toISOString(),
    revised_at: story.revisedAt ? new Date(story.revisedAt).toISOString() : null,
    is_paid: Boolean(story.isPaid),
    sponsor: story.isPaid ? textOrNull(story.sponsor) : null,
    word_count: wordCount(body),
    seo_title: textOrNull(story.seoTitle),
    seo_description: textOrNull(story.seoDescription),
    media_ids: unique([...(leadMediaId ? [leadMediaId] : []), ...mentioned.media]),
    linked_ids: unique(mentioned.documents),
    pinned_ids: [...pins.keys()],
    pinned_until: [...pins.values()],
    banned_ids: unique(bans.map((ban) => idOf(ban.story) ?? '')),
    kept_apart_ids: unique(bans.flatMap((ban) => (ban.bothWays ? (idOf(ban.story) ?? []) : []))),
    author_ids: unique((story.authors ?? []).flatMap((author) => idOf(author) ?? [])),
    tag_ids: unique((story.tags ?? []).flatMap((tag) => idOf(tag) ?? [])),
    corrections: correctionsOf(story),
  }
}

/** Those that have their time: the others wait for the next publish. */
function correctionsOf(story: Article): CorrectionRow[] {
  return (story.corrections ?? [])
    .flatMap(({ at, severity, wrong, correct }) =>
      at ? [{ at: new Date(at).toISOString(), severity, wrong: wrong ?? '', correct: correct ?? '' }] : [],
    )
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

/** Pinned stories in order, each once, with when the pin ends. */
function pinsOf(story: Article): Map<string, string | null> {
  const pins = new Map<string, string | null>()
  for (const pin of story.pinnedRelated ?? []) {
    const id = idOf(pin.story)
    if (id && !pins.has(id)) pins.set(id, pin.until ? new Date(pin.until).toISOString() : null)
  }
  return pins
}

/** The ids of pictures and documents that a body names, in order. */
export function mentionedIn(blocks: Block[]): { media: string[]; documents: string[] } {
  const references = referencesIn(blocks)
  return {
    media: references.flatMap((reference) => (reference.kind === 'picture' ? reference.id : [])),
    documents: references.flatMap((reference) => (reference.kind === 'document' ? reference.id : [])),
  }
}

/** Words of the running text; of captions and titles none. */
export function wordCount(blocks: Block[]): number {
  return countWords(textsOf(blocks))
}

/** The running text, a string for each paragraph, heading, cell or quote. */
export function textsOf(blocks: Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return [plainText(block.children)]
      case 'quote':
        return block.paragraphs.map(plainText)
      case 'pullQuote':
        return [block.text]
      case 'list':
        return block.items.flatMap((item) => [plainText(item.children), ...(item.list ? textsOf([item.list]) : [])])
      case 'table':
        return block.rows.flatMap((row) => row.map((cell) => plainText(cell.children)))
      case 'factBox':
        return textsOf(block.body)
      default:
        return []
    }
  })
}

function textOrNull(text: string | null | undefined): string | null {
  return isBlank(text) ? null : (text ?? null)
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)]
}
