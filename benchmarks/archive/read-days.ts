import type { Sql } from '../../lib/sql.ts'

/** All days that have stories, with the last place that was given out in each. */
export function readDays(sql: Sql): Promise<{ day: string; last: number }[]> {
  return sql`
    select to_char(day, 'YYYY-MM-DD') as day, last_position as last from edition.days where stories > 0 order by day limit 20000`
}
