import type { Sql } from '../../lib/sql.ts'
import { ROLES, type Role, scopeOf } from '../permissions.ts'

/** Accounts that may read a story, by name: who can be asked about it. The role table decides, as it does for the story itself. */
export async function readReaders(
  sql: Sql,
  { owners, isPublished }: { owners: string[]; isPublished: boolean },
): Promise<{ id: string; name: string }[]> {
  const withScope = (...scopes: string[]): Role[] =>
    ROLES.filter((role) => scopes.includes(scopeOf(role, 'articles', 'read')))
  const asOwner = isPublished ? withScope('own') : withScope('own', 'ownDraft')
  return sql<{ id: string; name: string }>`
    select id, name from users
    where is_disabled is not true
      and (role::text = any (${withScope('all')}) or (role::text = any (${asOwner}) and id = any (${owners}::uuid[])))
    order by name, id limit 500`
}
