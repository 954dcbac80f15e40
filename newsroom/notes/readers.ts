import type { Sql } from '../../lib/sql.ts'
import { ROLES, type Role, scopeOf } from '../permissions.ts'

/**
 * Accounts that may read a story, by name: who can be asked about it. The role table decides, as it does for the story itself.
 * Whoever may not know the accounts of the house can ask those who decide about a text, and who has to do with this one already.
 */
export async function readReaders(
  sql: Sql,
  { storyId, owners, isPublished, asker }: { storyId: string; owners: string[]; isPublished: boolean; asker: Role },
): Promise<{ id: string; name: string }[]> {
  const withScope = (...scopes: string[]): Role[] =>
    ROLES.filter((role) => scopes.includes(scopeOf(role, 'articles', 'read')))
  const asOwner = isPublished ? withScope('own') : withScope('own', 'ownDraft')
  const deciding = ROLES.filter((role) => scopeOf(role, 'approvals', 'create') === 'all')
  return sql<{ id: string; name: string }>`
    select id, name from users
    where is_disabled is not true
      and (${scopeOf(asker, 'users', 'read') === 'all'} or role::text = any (${deciding}) or id = any (${owners}::uuid[])
        or exists (select from newsroom.notes where story_id = ${storyId} and by_id = users.id))
      and (role::text = any (${withScope('all')}) or (role::text = any (${asOwner}) and id = any (${owners}::uuid[])))
    order by name, id limit 500`
}
