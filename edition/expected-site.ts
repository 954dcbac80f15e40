import type { PayloadRequest } from 'payload'
import { transactionSql } from '../lib/transaction-sql.ts'
import { type InitialSiteRow, readSite, type SiteRow } from './write-site.ts'

/** The site's row that should be there: before anybody has saved settings or a breaking bar, the empty one of the migration. */
export async function expectedSite(req: PayloadRequest): Promise<SiteRow | InitialSiteRow> {
  const sql = await transactionSql(req)
  const [saved] = await sql`select from settings union all select from breaking limit 1`
  return saved ? readSite(req) : { settings: {}, breaking: null, logo_id: null }
}
