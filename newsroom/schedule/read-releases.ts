import type { Sql } from '../../lib/sql.ts'
import type { Scheduled } from './pins.ts'
import { LATE_AFTER_S } from './schedules.ts'

export type Release = {
  id: string
  name: string
  /** ISO 8601; absent while it has no moment. */
  due?: string
  /** How many things are in it, or were when it went live. */
  size: number
  isLate: boolean
  problem?: string
  /** ISO 8601, once it is live. */
  liveAt?: string
  /** What went live with it. */
  contents?: { collection: Scheduled; documentId: string; title: string }[]
}

export async function readRelease(sql: Sql, id: string): Promise<Release | undefined> {
  const [release] = await readReleases(sql, { id, limit: 1 })
  return release
}

/**
 * Those that are due first come first, those with no moment last; of those that are live the newest.
 * @param isLive - absent: all of them
 * @param from, until - ISO 8601, when they are due: the first included and the second not
 */
export async function readReleases(
  sql: Sql,
  filter: { id?: string; isLive?: boolean; from?: string; until?: string; limit: number },
): Promise<Release[]> {
  const { id, isLive, from, until, limit } = filter
  const rows = await sql<Row>`
    select releases.id, name, nullif(releases.due, 'infinity') as due, live_at, contents, problem,
      coalesce(members.size, jsonb_array_length(contents), 0) as size,
      live_at is null and members.size > 0 and now() > releases.due + ${LATE_AFTER_S} * interval '1 second' as is_late
    from newsroom.releases left join lateral (
      select nullif(count(*), 0)::int as size, max(problem) as problem from newsroom.schedules where release_id = releases.id) as members on true
    where (${id ?? null}::uuid is null or releases.id = ${id ?? null})
      and (${isLive ?? null}::boolean is null or (live_at is not null) = ${isLive ?? null})
      and (${from ?? null}::timestamptz is null or releases.due >= ${from ?? null})
      and (${until ?? null}::timestamptz is null or releases.due < ${until ?? null})
    order by live_at desc nulls first, releases.due, made_at, releases.id limit ${limit}`
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, size: row.size, isLate: row.is_late ?? false },
    ...(row.due && { due: row.due.toISOString() }),
    ...(row.problem && { problem: row.problem }),
    ...(row.live_at && { liveAt: row.live_at.toISOString() }),
    ...(row.contents && { contents: row.contents }),
  }))
}

type Row = {
  id: string
  name: string
  due: Date | null
  live_at: Date | null
  contents: Release['contents'] | null
  problem: string | null
  size: number
  is_late: boolean | null
}
