import type { PayloadRequest } from 'payload'
import type { LinkedKind } from '../edition/body.ts'
import { fragment } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import type { Target } from './body/resolve-blocks.ts'

export type FoundDocuments = {
  find: (target: Target) => string | undefined
  /** A story that was written since. */
  add: (storyId: string, id: string) => void
}

const TABLES = {
  articles: fragment`articles`,
  authors: fragment`authors`,
  tags: fragment`tags`,
  sections: fragment`sections`,
  pages: fragment`pages`,
}

/** The ids of all documents that some bodies name, with one statement for each kind of name. */
export async function findDocuments(
  req: PayloadRequest,
  { namespace, targets }: { namespace: string; targets: Target[] },
): Promise<FoundDocuments> {
  const found = new Map<string, string>()
  const sql = await transactionSql(req)
  const storyIds = [...new Set(targets.flatMap(({ story }) => story ?? []))]
  if (storyIds.length > 0) {
    const sourceIds = storyIds.map((id) => `${namespace}:${id}`)
    const rows = await sql<{ id: string; source_id: string }>`
      select id, source_id from articles where source_id = any (${sourceIds}) order by id limit ${sourceIds.length}`
    for (const row of rows) found.set(`story ${row.source_id.slice(namespace.length + 1)}`, row.id)
  }
  for (const kind of Object.keys(TABLES) as LinkedKind[]) {
    const slugs = [
      ...new Set(targets.flatMap(({ to, story, slug }) => (to === kind && story === undefined && slug) || [])),
    ]
    if (slugs.length === 0) continue
    const rows = await sql<{ id: string; slug: string }>`
      select id, slug from ${TABLES[kind]} where slug = any (${slugs}) order by id limit ${slugs.length}`
    for (const row of rows) found.set(`${kind} ${row.slug}`, row.id)
  }
  return {
    find: ({ to, story, slug }) => found.get(story === undefined ? `${to} ${slug}` : `story ${story}`),
    add: (storyId, id) => void found.set(`story ${storyId}`, id),
  }
}
