import type { Sql } from '../../lib/sql.ts'

/** What a story was ordered as. `due` in ISO 8601. */
export type Order = { id: string; title: string; budgetLine?: string; words?: number; due?: string; isLate: boolean }

/** The assignment of a story; of several the one that is due first. A story that readers have is late no more. */
export async function readAssignmentOf(sql: Sql, storyId: string): Promise<Order | undefined> {
  const [row] = await sql<{
    id: string
    title: string
    budget_line: string | null
    length: string | null
    due: Date | null
    is_late: boolean | null
  }>`
    select id, title, budget_line, length, due, due < now() and state in ('accepted', 'inProgress')
      and not exists (select from edition.stories as live where live.id = story_id) as is_late
    from assignments where story_id = ${storyId} and state <> 'declined'
    order by due nulls last, assignments.id limit 1`
  if (!row) return undefined
  const { id, title, budget_line, length, due, is_late } = row
  return {
    ...{ id, title, isLate: is_late ?? false },
    ...(budget_line && { budgetLine: budget_line }),
    ...(length && { words: Number(length) }),
    ...(due && { due: due.toISOString() }),
  }
}
