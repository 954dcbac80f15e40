import { noteTags } from '../delivery/render-scope.ts'
import { type Block, type Inline, type ListBlock, plainText } from '../edition/body.ts'
import { fragment } from '../lib/sql.ts'
import { CARD_COLUMNS, type CardRow, cardFrom, imageFrom, type MediaRow } from './cards.ts'
import type { BlockView, InlineView, ListView } from './views.ts'

/** The documents that a body names, as far as they are public. */
export type Joined = {
  media: Record<string, MediaRow> | null
  /** Address of each linked document. */
  hrefs: Record<string, string> | null
  stories: CardRow[] | null
  media_ids: string[]
  linked_ids: string[]
  /** Tags that stand for linked ones. */
  root_ids: string[] | null
}

/**
 * The columns of `Joined`, for a statement that has a story or a static page as `page`. An author or tag without a list has no
 * page yet, and so no address.
 */
export const JOINED_COLUMNS = fragment`
  page.media_ids, page.linked_ids,
  (select array_agg(root_id) from edition.tag_roots where tag_id = any (page.linked_ids) and root_id <> tag_id) as root_ids,
  (select json_object_agg(media.id, to_json(media)) from edition.media where media.id = any (page.media_ids)) as media,
  (select json_agg(to_json(linked)) from (
    select ${CARD_COLUMNS} from edition.stories as story where story.id = any (page.linked_ids)) as linked) as stories,
  (select json_object_agg(linked.id, linked.href) from (
    select id, '/authors/' || slug as href from edition.authors join edition.lists using (id) where id = any (page.linked_ids)
    union all select roots.tag_id, '/tags/' || slug
      from edition.tag_roots as roots join edition.tags on tags.id = roots.root_id join edition.lists on lists.id = roots.list_id
      where roots.tag_id = any (page.linked_ids)
    union all select id, '/' || slug from edition.sections where id = any (page.linked_ids)
    union all select id, '/' || slug from edition.pages where id = any (page.linked_ids)) as linked) as hrefs`

/**
 * Joins a body with what it names. A link to what is not public becomes its words; a picture or story that is not public is
 * left out. Headings get an anchor each, unique within the body.
 */
export function bodyView(blocks: Block[], joined: Joined, mediaBase: string): BlockView[] {
  // Also of what is not public: it may become so.
  noteTags(...[...joined.media_ids, ...joined.linked_ids, ...(joined.root_ids ?? [])].map((id) => `doc:${id}`))
  const stories = new Map((joined.stories ?? []).map((row) => [row.id, cardFrom(row, mediaBase)]))
  const anchors = new Set<string>()

  const inlines = (children: Inline[]): InlineView[] =>
    children.flatMap((child): InlineView[] => {
      if (child.type !== 'internalLink') return [child]
      const href = stories.get(child.id)?.href ?? joined.hrefs?.[child.id]
      return href ? [{ type: 'internalLink', href, children: child.children }] : child.children
    })
  const list = (block: ListBlock): ListView => ({
    ...block,
    items: block.items.map((item) => ({
      children: inlines(item.children),
      ...(item.list && { list: list(item.list) }),
    })),
  })
  const image = (mediaId: string, caption?: string) => {
    const row = joined.media?.[mediaId]
    return row && imageFrom(row, mediaBase, caption)
  }

  const view = (block: Block): BlockView[] => {
    switch (block.type) {
      case 'paragraph':
        return [{ ...block, children: inlines(block.children) }]
      case 'heading':
        return [{ ...block, children: inlines(block.children), anchor: freeAnchor(plainText(block.children), anchors) }]
      case 'list':
        return [list(block)]
      case 'quote':
        return [{ type: 'quote', paragraphs: block.paragraphs.map(inlines) }]
      case 'image': {
        const shown = image(block.mediaId, block.caption)
        return shown ? [{ type: 'image', image: shown }] : []
      }
      case 'gallery': {
        const images = block.images.flatMap(({ mediaId, caption }) => image(mediaId, caption) ?? [])
        return images.length > 0 ? [{ type: 'gallery', ...(block.title && { title: block.title }), images }] : []
      }
      case 'table':
        return [
          {
            ...block,
            rows: block.rows.map((row) => row.map((cell) => ({ ...cell, children: inlines(cell.children) }))),
          },
        ]
      case 'factBox':
        return [{ ...block, body: block.body.flatMap(view) }]
      case 'relatedStory': {
        const story = stories.get(block.storyId)
        return story ? [{ type: 'relatedStory', story }] : []
      }
      default:
        return [block]
    }
  }
  return blocks.flatMap(view)
}

function freeAnchor(text: string, taken: Set<string>): string {
  const base =
    text
      .toLowerCase()
      .match(/[\p{Letter}\p{Number}]+/gu)
      ?.slice(0, 8)
      .join('-') || 'part'
  let anchor = base
  for (let number = 2; taken.has(anchor); number += 1) anchor = `${base}-${number}`
  taken.add(anchor)
  return anchor
}
