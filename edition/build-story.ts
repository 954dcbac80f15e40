import { isBlank } from '../lib/clean-text.ts'
import type { Article } from '../payload-types.ts'
import type { Block, Inline } from './body.ts'
import { bodyFromLexical, idOf } from './body-from-lexical.ts'

/** A story's row in the edition, with its authors and tags in order. Times are ISO 8601. */
export type StoryRow = {
  id: string
  slug: string
  section_id: string
  kicker: string | null
  headline: string
  standfirst: string | null
  body: Block[]
  language: string
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
  author_ids: string[]
  tag_ids: string[]
}

/** What readers may see of a story. Pure: the same document gives the same row, so that `check` can compare. */
export function buildStory(story: Article): StoryRow {
  const body = bodyFromLexical(story.body)
  const leadMediaId = idOf(story.leadImage) ?? null
  const mentioned = mentionedIn(body)
  return {
    id: story.id,
    slug: story.slug ?? story.id,
    section_id: idOf(story.section) ?? '',
    kicker: textOrNull(story.kicker),
    headline: story.headline ?? '',
    standfirst: textOrNull(story.standfirst),
    body,
    language: story.language || 'en',
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
    author_ids: unique((story.authors ?? []).flatMap((author) => idOf(author) ?? [])),
    tag_ids: unique((story.tags ?? []).flatMap((tag) => idOf(tag) ?? [])),
  }
}

/** The ids of pictures and documents that a body names, in order. */
export function mentionedIn(blocks: Block[]): { media: string[]; documents: string[] } {
  const media: string[] = []
  const documents: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!value || typeof value !== 'object') return
    const node = value as Partial<{ type: string; mediaId: string; storyId: string; id: string }>
    if (node.mediaId) media.push(node.mediaId)
    if (node.type === 'relatedStory' && node.storyId) documents.push(node.storyId)
    if (node.type === 'internalLink' && node.id) documents.push(node.id)
    Object.values(value).forEach(visit)
  }
  visit(blocks)
  return { media, documents }
}

/** Words of the running text, as a reader would count them; `Intl.Segmenter` would be right for Thai too but costs 20 times as much. */
export function wordCount(blocks: Block[]): number {
  let count = 0
  const read = (text: string) => {
    count += text.match(/[\p{Letter}\p{Number}][\p{Letter}\p{Number}\p{Mark}’'-]*/gu)?.length ?? 0
  }
  const inlines = (children: Inline[]) => read(children.map((child) => ('text' in child ? child.text : 'children' in child ? child.children.map((run) => run.text).join('') : ' ')).join(''))
  const visit = (block: Block): void => {
    if (block.type === 'paragraph' || block.type === 'heading') inlines(block.children)
    else if (block.type === 'quote') block.paragraphs.forEach(inlines)
    else if (block.type === 'pullQuote') read(block.text)
    else if (block.type === 'list') for (const item of block.items) { inlines(item.children); if (item.list) visit(item.list) }
    else if (block.type === 'table') block.rows.flat().forEach((cell) => inlines(cell.children))
    else if (block.type === 'factBox') block.body.forEach(visit)
  }
  blocks.forEach(visit)
  return count
}

function textOrNull(text: string | null | undefined): string | null {
  return isBlank(text) ? null : (text ?? null)
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)]
}
