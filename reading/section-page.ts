import { cache } from 'react'
import { noteTags } from '../delivery/render-scope.ts'
import { fragment } from '../lib/sql.ts'
import type { SectionRow } from './cards.ts'
import { sectionLink } from './cards.ts'
import { readComposedFront } from './composed-front.ts'
import { readListing } from './listing.ts'
import { publicReader, type Reader } from './reader.ts'
import type { FrontSlotView, SectionPageView } from './views.ts'

type Row = SectionRow & {
  id: string
  description: string | null
  last_position: string | null
  has_front: boolean
  ancestors: SectionRow[] | null
  children: SectionRow[] | null
}

const SELECTED = fragment`
  select section.id, section.slug, section.name, section.tint, section.description, lists.last_position,
    exists (select from edition.fronts where fronts.section_id = section.id) as has_front,
    (select json_agg(json_build_object('id', ancestor.id, 'name', ancestor.name, 'slug', ancestor.slug) order by chain.depth desc)
      from edition.section_chain as chain join edition.sections as ancestor on ancestor.id = chain.ancestor_id
      where chain.section_id = section.id and chain.depth > 0) as ancestors,
    (select json_agg(json_build_object('id', child.id, 'name', child.name, 'slug', child.slug) order by child.position, child.name)
      from edition.sections as child where child.parent_id = section.id
      and exists (select 1 from edition.lists where lists.id = child.id)) as children
  from edition.sections as section left join edition.lists on lists.id = section.id`

/** A section's front, or one of its closed pages. A section is a page even while it is empty. */
export const readSectionPage = cache(
  async (slug: string, page?: number, reader = publicReader()): Promise<SectionPageView | undefined> => {
    noteTags(`at:/${slug}`, 'sections')
    const [section] = await reader.sql<Row>`${SELECTED} where section.slug = ${slug} limit 1`
    return section && pageFrom(section, reader, page)
  },
)

/** The front of a section by its id: for previews. */
export async function readSectionPageById(id: string, reader: Reader): Promise<SectionPageView | undefined> {
  const [section] = await reader.sql<Row>`${SELECTED} where section.id = ${id} limit 1`
  return section && pageFrom(section, reader)
}

async function pageFrom(section: Row, reader: Reader, page?: number): Promise<SectionPageView | undefined> {
  noteTags(`doc:${section.id}`)
  const front = page === undefined ? await readFrontOf(section, reader) : undefined
  const href = `/${section.slug}`
  const listing = await readListing(reader, {
    listId: section.id,
    href,
    lastPosition: Number(section.last_position),
    page,
  })
  if (!listing) return undefined
  return {
    name: section.name,
    href,
    ...(section.tint && { tint: section.tint }),
    ...(section.description && { description: section.description }),
    breadcrumbs: (section.ancestors ?? []).map(sectionLink),
    children: (section.children ?? []).map(sectionLink),
    ...(front && { front }),
    ...listing,
  }
}

/** Closed pages stay as they are, whatever an editor composes. */
async function readFrontOf({ id, has_front }: Row, reader: Reader): Promise<FrontSlotView[] | undefined> {
  noteTags(`front:${id}`)
  const slots = has_front ? await readComposedFront(reader, id) : undefined
  return slots && slots.length > 0 ? slots : undefined
}
