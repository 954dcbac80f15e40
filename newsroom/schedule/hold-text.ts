import { type Fragment, fragment, type Sql } from '../../lib/sql.ts'
import { holdDocuments } from '../hold-documents.ts'
import { refused } from './schedules.ts'

const VERSIONS: Record<'articles' | 'fronts', Fragment> = {
  articles: fragment`_articles_v`,
  fronts: fragment`_fronts_v`,
}

/**
 * Holds a text until the transaction ends, and looks whether it is still the one that was read before: whoever publishes, withdraws
 * or saves it in between makes another revision, and what was pinned then would go live over theirs.
 * @throws AppError `schedule-refused` with a sentence for the editor
 */
export async function holdText(
  sql: Sql,
  collection: 'articles' | 'fronts',
  { id, revision }: { id: string; revision?: number | null },
): Promise<void> {
  await holdDocuments(sql, [id])
  const [newest] = await sql<{ revision: string | null }>`
    select version_revision as revision from ${VERSIONS[collection]} where parent_id = ${id} and latest limit 1`
  if (!newest || Number(newest.revision ?? 0) !== (revision ?? 0))
    throw refused('It was saved again since. Look at it, and schedule what it says now.')
}
