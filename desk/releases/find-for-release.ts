import type { PayloadRequest } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { cleanQuery } from '../../search/parse-query.ts'
import { wordsOfHeadline } from '../search/words-of-headline.ts'

/** Something that can be put into a release. */
export type Candidate = { collection: 'articles' | 'fronts'; id: string; title: string; section?: string }

const MOST = 8

/**
 * Stories that are ready, by their headline, and fronts by their name: what is on a schedule already is not among them, nor a story
 * that readers have as it stands. For whoever reads all of both.
 */
export async function findForRelease(req: PayloadRequest, typed: string): Promise<Candidate[]> {
  const q = cleanQuery(typed)
  if (q === '') return []
  const sql = await transactionSql(req)
  const stories = await sql<{ id: string; title: string; section: string | null }>`
    with query as materialized (${wordsOfHeadline(q)})
    select version.parent_id as id, version_headline as title, sections.name as section
    from query, _articles_v as version left join sections on sections.id = version.version_section_id
      join articles on articles.id = version.parent_id and articles.deleted_at is null
    where version.latest and version.version_stage = 'ready'
      and to_tsvector('edition.simple', edition.spaced(coalesce(version_headline, ''))) @@ query.words
      and (articles._status <> 'published' or articles.content_hash is distinct from version.version_content_hash)
      and not exists (select from newsroom.schedules where document_id = articles.id)
    order by version.updated_at desc, version.parent_id limit ${MOST}`
  const fronts = await sql<{ id: string; title: string }>`
    select fronts.id, coalesce(version_name, '') as title from fronts
      join _fronts_v as version on version.parent_id = fronts.id and version.latest
    where fronts.deleted_at is null and version_name ilike '%' || ${q.replace(/[\\%_]/g, '\\$&')} || '%'
      and not exists (select from newsroom.schedules where document_id = fronts.id)
    order by version_name, fronts.id limit ${MOST}`
  return [
    ...stories.map(({ id, title, section }) => ({
      ...{ collection: 'articles' as const, id, title },
      ...(section && { section }),
    })),
    ...fronts.map(({ id, title }) => ({ collection: 'fronts' as const, id, title })),
  ]
}
