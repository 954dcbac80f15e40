import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { scopeOf } from '../../newsroom/permissions.ts'
import type { User } from '../../payload-types.ts'

/** The way to the releases, below the collections. */
export function ReleasesLink({ user }: Pick<ServerProps, 'user'>) {
  if (scopeOf((user as User | undefined)?.role, 'releases', 'read') !== 'all') return null
  return (
    <Link className="nav__link" href="/admin/releases" id="nav-releases" prefetch={false}>
      <span className="nav__link-label">Releases</span>
    </Link>
  )
}
