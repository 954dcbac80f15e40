import { markMoved, noteTags } from '../delivery/render-scope.ts'
import { CARD_COLUMNS, type CardRow, cardFrom } from './cards.ts'
import type { Reader } from './reader.ts'
import type { CardView, PagingView } from './views.ts'

/** Stories on a closed page. The head shows this many and up to one page more. */
export const PAGE_SIZE = 20

/** The list of all stories. */
export const ALL_STORIES = '00000000-0000-0000-0000-000000000000'

export type Listing = { stories: CardView[]; paging: PagingView }

/**
 * One page of a list, newest first. Closed page n holds the places (n − 1) · 20 + 1 to n · 20 and never changes its extent; the
 * head holds all later ones. Undefined where there is no such page; the one after the last closed page leads to the head.
 * @param lastPosition - the last place that was given out in the list
 * @param page - number of a closed page, or undefined for the head
 */
export async function readListing(
  { sql, mediaBase }: Reader,
  {
    listId,
    href,
    lastPosition,
    page,
  }: { listId: string; href: string; lastPosition: number; page?: number | undefined },
): Promise<Listing | undefined> {
  noteTags(page === undefined ? `list:${listId}` : `list:${listId}/${page}`)
  const closedPages = countClosedPages(lastPosition)
  // Not for good: the address gets its own page with the next closed one.
  if (page === closedPages + 1) markMoved(href, 302)
  const extent = extentOf({ lastPosition, page })
  if (!extent) return undefined
  const rows = await sql<CardRow>`
    select ${CARD_COLUMNS}
    from edition.listings as place join edition.stories as story on story.id = place.story_id
    where place.list_id = ${listId} and place.position > ${extent.first} and place.position <= ${extent.last}
    order by place.position desc limit ${PAGE_SIZE * 2}`
  return { stories: rows.map((row) => cardFrom(row, mediaBase)), paging: pagingOf({ href, page, closedPages }) }
}

/** Number of the closed page that has a place, or will have it. */
export function pageOf(position: number): number {
  return Math.ceil(position / PAGE_SIZE)
}

/** How many pages are full and left behind by the head, which shows 20 to 39 places once there are that many. */
export function countClosedPages(lastPosition: number, pageSize = PAGE_SIZE): number {
  return Math.max(0, Math.floor(lastPosition / pageSize) - 1)
}

/**
 * The places that a page of a list shows: above `first`, up to `last`. Undefined where there is no such page.
 * @param page - number of a closed page, or undefined for the head
 */
export function extentOf({
  lastPosition,
  page,
  pageSize = PAGE_SIZE,
}: {
  lastPosition: number
  page?: number | undefined
  pageSize?: number
}): { first: number; last: number } | undefined {
  const closedPages = countClosedPages(lastPosition, pageSize)
  if (page === undefined) return { first: closedPages * pageSize, last: lastPosition }
  return page > closedPages ? undefined : { first: (page - 1) * pageSize, last: page * pageSize }
}

export function pagingOf({
  href,
  page,
  closedPages,
}: {
  href: string
  page?: number | undefined
  closedPages: number
}): PagingView {
  const at = page ?? closedPages + 1
  return {
    // The page after the last closed one leads to the head until it is closed itself: so a closed page stays as it is.
    ...(page !== undefined && { page, newerHref: `${href}/page/${page + 1}` }),
    ...(at > 1 && { olderHref: `${href}/page/${at - 1}` }),
  }
}

/** The number in an address's `/page/{n}`, or undefined where it is no number that we would write. */
export function pageNumber(text: string): number | undefined {
  return /^[1-9]\d{0,7}$/.test(text) ? Number(text) : undefined
}
