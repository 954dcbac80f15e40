import { Link } from '@payloadcms/ui'
import type { ServerComponentProps } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { readTag } from '../../newsroom/tags/tag-family.ts'
import { mayChangeTags } from './tag-endpoints.ts'
import '../styles/tags.css'

/** In a tag's form: what can be done to it as a whole. */
export async function TagActions({ req, id }: Pick<ServerComponentProps, 'req'> & { id?: string | number }) {
  if (!id || !mayChangeTags(req)) return null
  const sql = await transactionSql(req)
  const tag = await readTag(sql, String(id))
  // What stands in its place is said on top.
  if (!tag || tag.mergedIntoId) return null
  return (
    <nav className="field-type desk-tag-actions" aria-label="This tag as a whole">
      {['merge', 'split', 'delete'].map((action) => (
        <Link key={action} href={`/admin/tags/${action}?tag=${tag.id}`} prefetch={false}>
          {LABELS[action]}
        </Link>
      ))}
    </nav>
  )
}

const LABELS: Record<string, string> = {
  merge: 'Merge it into another tag',
  split: 'Give some of its stories another tag',
  delete: 'Delete it and take it off its stories',
}
