/** Where a page of results ended, and among which stories they are ranked: the same on every page, whatever is published meanwhile. */
export type Cursor =
  | { sort: 'date'; at: string; id: string; found: number }
  | { sort: 'relevance'; score: string; id: string; found: number; newest: string; oldest: string }

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** Microseconds since 1970, as Postgres counts. */
const TIME = '-?\\d{1,17}'
const NUMBER = '-?\\d{1,6}(?:\\.\\d{1,17})?(?:e-?\\d{1,2})?'
const DATE = new RegExp(`^d~(?<at>${TIME})~(?<id>${UUID})~(?<found>\\d{1,4})$`)
const RELEVANCE = new RegExp(
  `^r~(?<score>${NUMBER})~(?<id>${UUID})~(?<found>\\d{1,4})~(?<newest>${TIME})~(?<oldest>${TIME})$`,
)

/** A cursor as it stands in an address. */
export function cursorText(cursor: Cursor): string {
  const parts =
    cursor.sort === 'date'
      ? ['d', cursor.at, cursor.id, cursor.found]
      : ['r', cursor.score, cursor.id, cursor.found, cursor.newest, cursor.oldest]
  return Buffer.from(parts.join('~')).toString('base64url')
}

/** Reads a cursor of an address; undefined where it is none of ours for this order: the search then begins at its first page. */
export function readCursor(text: string | undefined, sort: Cursor['sort']): Cursor | undefined {
  if (!text) return undefined
  const groups = (sort === 'date' ? DATE : RELEVANCE).exec(Buffer.from(text, 'base64url').toString('latin1'))?.groups
  if (!groups) return undefined
  return { ...groups, sort, found: Number(groups.found) } as Cursor
}
