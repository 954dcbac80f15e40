import { cache } from 'react'
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
  last_position: string
  portrait: MediaRow | null
}

/** An author's page, or one of its closed pages. Somebody in no byline yet has none. */
export const readAuthorPage = cache(
  async (slug: string, page?: number, reader = publicReader()): Promise<AuthorPageView | undefined> => {
    const [author] = await reader.sql<Row>`
    select author.id, author.slug, author.name, author.job_title, author.bio, lists.last_position,
      (select to_jsonb(media) from edition.media where media.id = author.portrait_id) as portrait
    from edition.authors as author join edition.lists on lists.id = author.id
    where author.slug = ${slug} limit 1`
    if (!author) return undefined
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
