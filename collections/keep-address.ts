import type { CollectionAfterChangeHook } from 'payload'
import { lockEdition } from '../edition/lock.ts'
import { fragment } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { redirectTo } from '../newsroom/redirects/redirects.ts'
import { isDraftSave } from './lock-edition-first.ts'

const KNOWN = {
  sections: { table: fragment`edition.sections`, before: '/', feed: true },
  authors: { table: fragment`edition.authors`, before: '/authors/', feed: true },
  pages: { table: fragment`edition.pages`, before: '/', feed: false },
}

/**
 * An address that readers know goes on working when its slug becomes another. Runs before the edition is written, which still has the
 * old one. Stories and tags keep theirs by their id (edition.former_slugs, former_tag_slugs).
 */
export function keepAddress(collection: keyof typeof KNOWN): CollectionAfterChangeHook {
  const { table, before, feed } = KNOWN[collection]
  return async ({ doc, operation, req }) => {
    if (operation === 'create' || isDraftSave(req, doc)) return doc
    const sql = await transactionSql(req)
    const [known] = await sql<{ slug: string }>`select slug from ${table} where id = ${doc.id} limit 1`
    if (!known || !doc.slug || known.slug === doc.slug) return doc
    await lockEdition(sql)
    for (const end of ['', ...(feed ? ['/rss.xml'] : [])])
      await redirectTo(sql, { from: `${before}${known.slug}${end}`, to: `${before}${doc.slug}${end}` })
    return doc
  }
}
