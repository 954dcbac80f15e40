import type { Sql } from '../lib/sql.ts'
import { nameOfStory } from '../newsroom/untitled.ts'

export type OpenCorrection = { id: string; headline: string; count: number; wrong?: string; since: string; by?: string }

const SHOWN = 8

/** Live stories whose newest text has a correction that readers have not got: the longest first. For whoever may read all stories. */
export async function readOpenCorrections(sql: Sql): Promise<OpenCorrection[]> {
  const rows = await sql<{
    id: string
    headline: string | null
    count: number
    wrong: string | null
    since: Date
    by: string | null
  }>`
    select articles.id, version_headline as headline, count(*)::int as count, min(correction.wrong) as wrong,
      version.updated_at as since, users.name as by
    from _articles_v_version_corrections as correction
      join _articles_v as version on version.id = correction._parent_id and version.latest
      join articles on articles.id = version.parent_id and articles._status = 'published' and articles.deleted_at is null
      left join users on users.id::text = version.version_saved_by
    where correction.at is null
    group by articles.id, version.id, users.name order by version.updated_at, articles.id limit ${SHOWN}`
  return rows.map(({ id, headline, count, wrong, since, by }) => ({
    ...{ id, headline: nameOfStory(headline), count, since: since.toISOString() },
    ...(wrong && { wrong }),
    ...(by && { by }),
  }))
}
