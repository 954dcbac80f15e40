import { between, pick } from '../../lib/random.ts'
import { rawFragment } from '../../lib/sql.ts'
import { countClosedPages } from '../../reading/listing.ts'
import type { Asking } from './question.ts'

export type DrawnPage = { slug: string; page?: number }

/**
 * Pages of lists at any depth: half of the lists drawn evenly, so that small ones come too, half by how many stories they have. Of a
 * list every page, its head among them, is as likely as any other.
 */
export async function drawListPages(
  { sql, random, count }: Asking,
  table: 'tags' | 'sections' | 'authors',
): Promise<DrawnPage[]> {
  const lists = await sql<{ slug: string; last: number }>`
    select document.slug, lists.last_position::int as last
    from ${rawFragment(`edition.${table}`)} as document join edition.lists on lists.id = document.id
    order by document.id limit 100000`
  let sum = 0
  const sums = lists.map(({ last }) => {
    sum += last
    return sum
  })
  return Array.from({ length: count }, (_, index) => {
    const list = index % 2 === 0 ? pick(random, lists) : lists[drawBySum(sums, random())]
    if (!list) throw new Error(`there are no ${table} with stories`)
    const page = between(random, 1, countClosedPages(list.last) + 1)
    return { slug: list.slug, ...(page <= countClosedPages(list.last) && { page }) }
  })
}

function drawBySum(sums: number[], share: number): number {
  const wanted = share * (sums.at(-1) ?? 0)
  const index = sums.findIndex((sum) => sum > wanted)
  return index < 0 ? sums.length - 1 : index
}

export function listPath(prefix: string, { slug, page }: DrawnPage): string {
  return `${prefix}${slug}${page === undefined ? '' : `/page/${page}`}`
}
