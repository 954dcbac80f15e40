import type { CollectionBeforeChangeHook } from 'payload'
import { ValidationError } from 'payload'
import { idOf } from '../edition/body-from-lexical.ts'
import { transactionSql } from '../lib/transaction-sql.ts'

/** A section stands under another that is not below it itself, at most four deep. */
export const refuseCircle: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const parent = idOf(data.parent)
  if (!parent) return data
  const sql = await transactionSql(req)
  const ancestors = await sql<{ id: string }>`
    with recursive chain (id, parent_id, depth) as (
      select id, parent_id, 1 from sections where id = ${parent}
      union all select sections.id, sections.parent_id, depth + 1 from chain join sections on sections.id = chain.parent_id where depth < 5)
    select id from chain order by depth limit 5`
  const message = ancestors.some(({ id }) => id === originalDoc?.id)
    ? 'A section cannot stand below itself. Choose another parent.'
    : ancestors.length > 3 && 'Sections go four deep at most. Choose a parent further up.'
  if (message) throw new ValidationError({ collection: 'sections', errors: [{ path: 'parent', message }] })
  return data
}
