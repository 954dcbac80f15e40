import type { PayloadRequest } from 'payload'
import { transactionSql } from '../lib/transaction-sql.ts'
import { compareRow, type Difference } from './difference.ts'
import type { ListNames } from './list-names.ts'
import { IS_LIVE, liveFronts } from './live-rows.ts'

/**
 * Compares the fronts that editors have composed.
 * @param names - of sections, among others
 * @param media - collects the pictures that they show
 */
export async function checkFronts(
  req: PayloadRequest,
  { names, media }: { names: ListNames; media: Set<string> },
): Promise<Difference[]> {
  const sql = await transactionSql(req)
  const titleOf = (sectionId: string | null) => (sectionId ? (names.get(sectionId) ?? '') : 'The paper’s front')
  const differences: Difference[] = []
  for await (const expected of liveFronts(req)) {
    const rows = await sql<{ id: string }>`
      select id, section_id, slots, story_ids, list_ids, media_ids, depth
      from edition.fronts where id = any (${expected.map(({ id }) => id)}) order by id`
    const actual = new Map(rows.map((row) => [row.id, row]))
    for (const row of expected) {
      for (const id of row.media_ids) media.add(id)
      const title = titleOf(row.section_id)
      differences.push(...compareRow({ table: 'fronts', title, expected: row, actual: actual.get(row.id) }))
    }
  }
  const extra = await sql<{ id: string; section_id: string | null }>`
    select id, section_id from edition.fronts
    where not exists (select 1 from fronts as source where source.id = fronts.id and ${IS_LIVE}) order by id limit 1000`
  return [
    ...differences,
    ...extra.map((row): Difference => ({ table: 'fronts', kind: 'extra', id: row.id, title: titleOf(row.section_id) })),
  ]
}
