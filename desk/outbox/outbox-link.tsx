import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import type { User } from '../../payload-types.ts'

/** The way to mail that was not sent, for admins of a house without a mail server. */
export function OutboxLink({ user }: Pick<ServerProps, 'user'>) {
  if (process.env.SMTP_URL || (user as User | undefined)?.role !== 'admin') return null
  return (
    <Link className="nav__link" href="/admin/outbox" id="nav-outbox" prefetch={false}>
      <span className="nav__link-label">Outbox</span>
    </Link>
  )
}
