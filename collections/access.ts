import type { Access, PayloadRequest, Where } from 'payload'
import { type Action, type Role, type Scope, type Subject, scopeOf } from '../newsroom/permissions.ts'
import type { User } from '../payload-types.ts'

/** The rules of one collection, read from the table in `newsroom/permissions.ts`. */
export function accessTo(subject: Subject, ownedBy: keyof typeof OWNED_BY = 'nobody') {
  const rule =
    (action: Action, prefix = ''): Access =>
    ({ req }) => {
      const user = activeUser(req)
      if (!user) return false
      return scopeToAccess(scopeOf(user.role, subject, action), OWNED_BY[ownedBy](user.id, prefix), prefix)
    }
  return {
    read: rule('read'),
    // A version keeps the document's fields under this name.
    readVersions: rule('read', 'version.'),
    create: rule('create'),
    update: rule('update'),
    delete: rule('delete'),
  }
}

/** The signed-in user of a request, unless the account is disabled. */
export function activeUser(req: PayloadRequest): (User & { role: Role }) | undefined {
  const user = req.user as User | null
  return user && !user.isDisabled ? user : undefined
}

/** Who somebody is, for whatever keeps that: the name as it is now, also when the account is gone. */
export function personOf({ id, name }: Pick<User, 'id' | 'name'>): { id: string; name: string } {
  return { id, name }
}

/** Field access for what readers see as soon as it is saved. */
export const PUBLISHERS = { create: mayPublish, update: mayPublish }

function mayPublish({ req }: { req: PayloadRequest }): boolean {
  return userCan(req, 'articles', 'publish')
}

export function userCan(req: PayloadRequest, subject: Subject, action: Action): boolean {
  return scopeOf(activeUser(req)?.role, subject, action) === 'all'
}

function scopeToAccess(scope: Scope, owned: Where | undefined, prefix: string): boolean | Where {
  if (scope === 'all') return true
  if (scope === 'none' || !owned) return false
  if (scope === 'own') return owned
  return { and: [owned, { [`${prefix}publishedAt`]: { exists: false } }] }
}

const OWNED_BY = {
  nobody: () => undefined,
  owners: (id: string, prefix: string): Where => ({ [`${prefix}owners`]: { in: [id] } }),
  people: (id: string): Where => ({ or: [{ people: { in: [id] } }, { pitchedBy: { equals: id } }] }),
  createdBy: (id: string, prefix: string): Where => ({ [`${prefix}createdBy`]: { equals: id } }),
  self: (id: string): Where => ({ id: { equals: id } }),
}
