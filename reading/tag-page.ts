import { cache } from 'react'
import { noteTags } from '../delivery/render-scope.ts'
import { imageFrom, type MediaRow } from './cards.ts'
import { readListing } from './listing.ts'
import { publicReader } from './reader.ts'
import { COMPANY, type CompanyRow, companyFrom } from './tag-company.ts'
import type { TagKind, TagPageView } from './views.ts'

type Row = {
  id: string
  slug: string
  name: string
  kind: TagKind
  description: string | null
  /** Null until the first story. */
  last_position: string | null
  image: MediaRow | null
  /** Not on closed pages, which no other story's publish may change. */
  company: CompanyRow | null
}

/** A tag's page, or one of its closed pages. A tag under which readers never found a story is no page yet. */
export const readTagPage = cache(
  async (slug: string, page?: number, reader = publicReader()): Promise<TagPageView | undefined> => {
    noteTags(`at:/tags/${slug}`)
    const [tag] = await reader.sql<Row>`
    select tag.id, tag.slug, tag.name, tag.kind, tag.description, lists.last_position,
      (select to_json(media) from edition.media where media.id = tag.image_id) as image,
      case when ${page === undefined} then ${COMPANY} end as company
    from edition.tags as tag left join edition.lists on lists.id = tag.id
    where tag.slug = ${slug} limit 1`
    if (!tag) return undefined
    // Its first story gives it a list, which counts as a change of the document.
    noteTags(`doc:${tag.id}`)
    if (tag.last_position === null) return undefined
    const href = `/tags/${tag.slug}`
    const listing = await readListing(reader, { listId: tag.id, href, lastPosition: Number(tag.last_position), page })
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
  },
)
