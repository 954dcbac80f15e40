import type { Handler } from './handlers.ts'

/** Under one lock, which publishing waits for: some tenths of a second. */
const BATCH = 200

/** Follows a change of the site's language: stories that name none are found by the stems of the new one. */
export const rewordStories: Handler<'reword-stories'> = async (_payload, { sql, signal }) => {
  let last: string | null = '00000000-0000-0000-0000-000000000000'
  while (last && !signal.aborted) {
    const rows: { last: string | null }[] = await sql<{
      last: string | null
    }>`select edition.reword(${last}, ${BATCH}) as last`
    last = rows[0]?.last ?? null
  }
  // Begins again from the start: what is right already is not written.
  if (last) throw new Error('stopped before the last story')
}
