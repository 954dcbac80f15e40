import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { scopeOf } from '../../newsroom/permissions.ts'
import type { User } from '../../payload-types.ts'

/** The way to the log of the house, below the collections. */
export function HistoryLink({ user }: Pick<ServerProps, 'user'>) {
  if (scopeOf((user as User | undefined)?.role, 'articles', 'read') !== 'all') return null
  return (
    <Link className="nav__link" href="/admin/history" id="nav-history" prefetch={false}>
      <span className="nav__link-label">History</span>
    </Link>
  )
}
