import { cache } from 'react'
import { noteTags } from '../delivery/render-scope.ts'
import { imageFrom, type MediaRow } from './cards.ts'
import { readListing } from './listing.ts'
import { publicReader } from './reader.ts'
import type { AuthorPageView } from './views.ts'

type Row = {
  id: string
  slug: string
  name: string
  job_title: string | null
  bio: string | null
  /** Null until the first story. */
  last_position: string | null
  portrait: MediaRow | null
}

/** An author's page, or one of its closed pages. Somebody in no byline yet has none. */
export const readAuthorPage = cache(
  async (slug: string, page?: number, reader = publicReader()): Promise<AuthorPageView | undefined> => {
    noteTags(`at:/authors/${slug}`)
    const [author] = await reader.sql<Row>`
    select author.id, author.slug, author.name, author.job_title, author.bio, lists.last_position,
      (select to_json(media) from edition.media where media.id = author.portrait_id) as portrait
    from edition.authors as author left join edition.lists on lists.id = author.id
    where author.slug = ${slug} limit 1`
    if (!author) return undefined
    // Its first story gives it a list, which counts as a change of the document.
    noteTags(`doc:${author.id}`)
    if (author.last_position === null) return undefined
    const href = `/authors/${author.slug}`
    const listing = await readListing(reader, {
      listId: author.id,
      href,
      lastPosition: Number(author.last_position),
      page,
    })
    if (!listing) return undefined
    return {
      name: author.name,
      href,
      ...(author.job_title && { jobTitle: author.job_title }),
      ...(author.bio && { bio: author.bio }),
      ...(author.portrait && { portrait: imageFrom(author.portrait, reader.mediaBase) }),
      ...listing,
    }
  },
)
