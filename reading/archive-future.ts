import { fragment } from '../lib/sql.ts'
import { noteEndAfter } from './furniture.ts'
import type { Reader } from './reader.ts'

/**
 * Of `day`: not later than today where the paper is. A story may be dated in the future; its day is none before it has come.
 * As a statement within the statement, so that it is asked once and not for each row.
 */
export const NOT_IN_FUTURE = fragment`day <= (select (now() at time zone edition.paper_zone())::date)`

/** Says that what is read ends when the next day that has stories already begins. Hardly ever is there one. */
export async function noteNextDay({ sql }: Reader): Promise<void> {
  const [next] = await sql<{ begins_in_ms: number }>`
    select extract(epoch from (day::timestamp at time zone edition.paper_zone()) - now())::float8 * 1000 as begins_in_ms
    from edition.days where not ${NOT_IN_FUTURE} and stories > 0 order by day limit 1`
  if (next) noteEndAfter(next.begins_in_ms)
}
