import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { scopeOf } from '../../newsroom/permissions.ts'
import type { User } from '../../payload-types.ts'
import '../styles/tags.css'

/** Above the list of tags: the way to what is done to several of them. */
export function TagLinks({ user }: Pick<ServerProps, 'user'>) {
  if (scopeOf((user as User | undefined)?.role, 'tags', 'publish') !== 'all') return null
  return (
    <p className="desk-tags__links">
      <Link href="/admin/tags/duplicates" prefetch={false}>
        Tags that may be the same
      </Link>
      <Link href="/admin/tags/record" prefetch={false}>
        What was done to tags
      </Link>
    </p>
  )
}
