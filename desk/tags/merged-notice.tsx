import { Link } from '@payloadcms/ui'
import type { ServerComponentProps } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { canUndo } from '../../newsroom/tags/may-merge.ts'
import { readTag } from '../../newsroom/tags/tag-family.ts'
import { mayChangeTags } from './tag-endpoints.ts'
import '../styles/tags.css'

/** On top of a merged tag's form: nothing that is written below is seen by readers. */
export async function MergedNotice({ req, id }: Pick<ServerComponentProps, 'req'> & { id?: string | number }) {
  if (!id) return null
  const sql = await transactionSql(req)
  const tag = await readTag(sql, String(id))
  if (!tag?.mergedIntoId) return null
  const [root] = await sql<{ name: string }>`select name from tags where id = ${tag.rootId} limit 1`
  return (
    <p className="field-type desk-tags__note desk-tags__merged">
      Merged: readers find{' '}
      <Link href={`/admin/collections/tags/${tag.rootId}`} prefetch={false}>
        {root?.name}
      </Link>{' '}
      in its place.{' '}
      {mayChangeTags(req) && canUndo(tag.mergedAt, new Date()) && (
        <Link href={`/admin/tags/merge?tag=${tag.id}`} prefetch={false}>
          Undo the merge
        </Link>
      )}
    </p>
  )
}
