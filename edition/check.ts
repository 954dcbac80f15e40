import type { Payload, PayloadRequest } from 'payload'
import { type Fragment, fragment, type Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { checkDays } from './check-days.ts'
import { checkFronts } from './check-fronts.ts'
import { checkLists } from './check-listings.ts'
import { checkPages, checkStories } from './check-stories.ts'
import { alteredColumns, type Difference } from './difference.ts'
import { ENTITIES, type EntityName, MEDIA_ROWS, tableOf } from './entities.ts'
import { expectedSite } from './expected-site.ts'
import { checkTagLists, readTagLists } from './expected-tag-lists.ts'
import { inEditionTransaction } from './in-edition-transaction.ts'
import { readListNames, readSectionChains } from './list-names.ts'
import { countLive } from './live-rows.ts'
import type { SiteRow } from './write-site.ts'

/**
 * Compares every table of the public edition with what Payload's rows give, in one snapshot of both, and names each
 * difference. What Payload's rows do not say is checked for what must hold: a place in a list is history, so any from 1 to the
 * list's last is right, and that of an unpublished story is kept for its return; a former address belongs to a story that exists.
 * @param onProgress - told how many of the live stories and pages are compared
 */
export function checkEdition(
  payload: Payload,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Difference[]> {
  return inEditionTransaction(payload, { isolationLevel: 'repeatable read', accessMode: 'read only' }, async (req) => {
    const sql = await transactionSql(req)
    await sql`set local statement_timeout = 0`
    const total = await countLive(req)
    let done = 0
    const advance = (rows: number) => {
      done += rows
      onProgress(done, total)
    }
    const [names, chains] = [await readListNames(sql), await readSectionChains(sql)]
    const tagLists = await readTagLists(sql)
    const media = new Set<string>()
    const differences = [
      ...(await checkStories(req, { names, chains, tagLists, media, advance })),
      ...(await checkPages(req, { media, advance })),
      ...(await checkFronts(req, { names, media })),
      ...(await checkLists(sql, names)),
      ...(await checkSite(req, media)),
      ...(await checkTagLists(sql)),
      ...(await checkNames(sql)),
      ...(await checkDays(sql)),
    ]
    for (const name of ['sections', 'authors', 'tags', 'redirects', 'withdrawals', 'story_changes'] as const) {
      differences.push(...(await compareEntity({ sql, name, source: ENTITIES[name].source })))
    }
    return [...differences, ...(await compareEntity({ sql, name: 'media', source: mediaShown([...media]) }))]
  })
}

/** The pictures that Payload's own rows show, so that a story which is missing in the edition accuses no picture. */
function mediaShown(ids: string[]): Fragment {
  return fragment`${MEDIA_ROWS} and (
    id = any (${ids}::uuid[])
    or exists (select 1 from authors where portrait_id = media.id)
    or exists (select 1 from tags where image_id = media.id))`
}

const TITLES: Record<EntityName, string> = {
  sections: 'name',
  authors: 'name',
  tags: 'name',
  media: 'alt',
  redirects: 'from_path',
  withdrawals: 'slug',
  story_changes: 'note',
}

async function compareEntity({
  sql,
  name,
  source,
}: {
  sql: Sql
  name: EntityName
  source: Fragment
}): Promise<Difference[]> {
  const { columns } = ENTITIES[name]
  const rows = await sql<Pick<Difference, 'id' | 'title' | 'kind'> & { altered: string[] | null }>`
    -- Aliases that are no column of any of these tables: to_jsonb(source) would be the credit of a picture.
    select coalesce(expected.id, actual.id) as id,
      coalesce(expected.row, actual.row) ->> ${TITLES[name]}::text as title,
      case when actual.id is null then 'missing' when expected.id is null then 'extra' else 'altered' end as kind,
      (select array_agg(want.key order by want.key)
        from jsonb_each(expected.row) as want join jsonb_each(actual.row) as got using (key)
        where want.value is distinct from got.value) as altered
    from (select id, to_jsonb(document) as row from (${source}) as document) as expected
      full join (select id, to_jsonb(target) as row from (select ${columns} from ${tableOf(name)}) as target) as actual
        on actual.id = expected.id
    where expected.row is distinct from actual.row
    order by title, id`
  return rows.map(({ altered, ...row }) => ({ table: name, ...row, ...(altered && { columns: altered }) }))
}

/** Against the edition's own tags, authors and sections: what these have wrong is a difference of theirs. */
async function checkNames(sql: Sql): Promise<Difference[]> {
  return sql<Difference>`
    select 'names' as table, coalesce(expected.id, actual.id) as id, coalesce(expected.name, actual.name) as title,
      case when actual.id is null then 'missing' when expected.id is null then 'extra' else 'altered' end as kind
    from edition.expected_names as expected full join edition.names as actual using (id, normalised)
    where (expected.id, expected.kind, expected.name, expected.is_alias) is distinct from (actual.id, actual.kind, actual.name, actual.is_alias)
    order by title, id`
}

async function checkSite(req: PayloadRequest, media: Set<string>): Promise<Difference[]> {
  const sql = await transactionSql(req)
  const expected = await expectedSite(req)
  if (expected.logo_id) media.add(expected.logo_id)
  const [actual] = await sql<SiteRow>`select settings, breaking, logo_id from edition.site where id = 1`
  const row = { table: 'site', id: '1', title: expected.settings.name ?? '' }
  if (!actual) return [{ ...row, kind: 'missing' }]
  const columns = alteredColumns(expected, actual)
  return columns.length > 0 ? [{ ...row, kind: 'altered', columns }] : []
}
