import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { countFailedJobs } from '../../jobs/failed-jobs.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { scopeOf } from '../../newsroom/permissions.ts'
import type { User } from '../../payload-types.ts'
import '../styles/jobs.css'

/** The way to the background work, below the collections, with the number of what has failed for good. */
export async function JobsLink({ payload, user }: Pick<ServerProps, 'payload' | 'user'>) {
  if (scopeOf((user as User | undefined)?.role, 'articles', 'publish') !== 'all') return null
  const failed = await countFailedJobs(await transactionSql({ payload }))
  return (
    <Link className="nav__link desk-jobs-link" href="/admin/jobs" id="nav-jobs" prefetch={false}>
      <span className="nav__link-label">Background work</span>
      {failed > 0 && <span className="desk-jobs-link__count">{failed} failed</span>}
    </Link>
  )
}
