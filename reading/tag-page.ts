import { cache } from 'react'
import { markMoved, noteTags } from '../delivery/render-scope.ts'
import { imageFrom, type MediaRow } from './cards.ts'
import { readListing } from './listing.ts'
import { publicReader, type Reader } from './reader.ts'
import { COMPANY, type CompanyRow, companyFrom } from './tag-company.ts'
import type { TagKind, TagPageView } from './views.ts'

type Row = {
  id: string
  slug: string
  name: string
  kind: TagKind
  description: string | null
  list_id: string
  /** Null until the first story. */
  last_position: string | null
  image: MediaRow | null
  /** The tag that the address was made for: another one, where that was merged, or was renamed. */
  asked_id: string
  asked_slug: string
  /** Not on closed pages, which no other story's publish may change, and not in feeds. */
  company: CompanyRow | null
}

/**
 * A tag's page, or one of its closed pages. A tag under which readers never found a story is no page yet. The address of a tag
 * that was merged leads to the page of the one that stands for it, a former one to the same page of today: then there is no view.
 */
export const readTagPage = cache((slug: string, page?: number, reader = publicReader()) =>
  readTag(reader, slug, { page, hasCompany: page === undefined }),
)

/** The head of a tag's page as its feed needs it. */
export function readTagFeed(slug: string): Promise<TagPageView | undefined> {
  return readTag(publicReader(), slug, { hasCompany: false })
}

async function readTag(
  reader: Reader,
  slug: string,
  { page, hasCompany }: { page?: number | undefined; hasCompany: boolean },
): Promise<TagPageView | undefined> {
  noteTags(`at:/tags/${slug}`)
  const [tag] = await reader.sql<Row>`
    select tag.id, tag.slug, tag.name, tag.kind, tag.description, roots.list_id, lists.last_position,
      (select to_json(media) from edition.media where media.id = tag.image_id) as image,
      case when ${hasCompany} then ${COMPANY} end as company, asked.id as asked_id, asked.slug as asked_slug
    from edition.tags as asked
      join edition.tag_roots as roots on roots.tag_id = asked.id
      join edition.tags as tag on tag.id = roots.root_id
      left join edition.lists on lists.id = roots.list_id
    where asked.slug = ${slug} or asked.id = (select tag_id from edition.former_tag_slugs as former where former.slug = ${slug})
    order by asked.slug = ${slug} desc limit 1`
  if (!tag) return undefined
  // Its first story gives it a list, which counts as a change of the document.
  noteTags(`doc:${tag.id}`, `doc:${tag.asked_id}`)
  if (tag.last_position === null) return undefined
  const href = `/tags/${tag.slug}`
  if (tag.asked_id !== tag.id || tag.asked_slug !== slug) {
    // The pages of a list that was merged are not those of the list in its place.
    markMoved(tag.asked_id === tag.id && page !== undefined ? `${href}/page/${page}` : href)
    return undefined
  }
  const listing = await readListing(reader, {
    listId: tag.list_id,
    href,
    lastPosition: Number(tag.last_position),
    page,
  })
  if (!listing) return undefined
  return {
    name: tag.name,
    href,
    kind: tag.kind,
    ...(tag.description && { description: tag.description }),
    ...(tag.image && { image: imageFrom(tag.image, reader.mediaBase) }),
    ...listing,
    ...(tag.company && { company: companyFrom(tag.company, tag.id) }),
  }
}
