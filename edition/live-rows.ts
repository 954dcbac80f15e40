import type { CollectionSlug, PayloadRequest } from 'payload'
import { type Fragment, rawFragment } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import type { Article, Front, Page } from '../payload-types.ts'
import { buildFront, type FrontRow } from './build-front.ts'
import { buildStory, type StoryRow } from './build-story.ts'
import { buildPage, type PageRow } from './write-page.ts'

/** Rows in memory at a time: a few megabytes with the longest bodies. */
const BATCH = 200

/** Which rows of Payload's `articles`, `pages` or `fronts` readers get. */
export const IS_LIVE = rawFragment(`_status = 'published' and deleted_at is null`)

/** The stories that the edition should hold, built from Payload's rows, in batches ordered by id. */
export function liveStories(req: PayloadRequest): AsyncGenerator<StoryRow[]> {
  return liveRows<Article, StoryRow>({ req, collection: 'articles', build: buildStory })
}

/** The same for static pages. */
export function livePages(req: PayloadRequest): AsyncGenerator<PageRow[]> {
  return liveRows<Page, PageRow>({ req, collection: 'pages', build: buildPage })
}

/** The same for fronts that editors have composed. */
export function liveFronts(req: PayloadRequest): AsyncGenerator<FrontRow[]> {
  return liveRows<Front, FrontRow>({ req, collection: 'fronts', build: buildFront })
}

/** How many stories and pages are live: for a progress bar. */
export async function countLive(req: PayloadRequest): Promise<number> {
  const sql = await transactionSql(req)
  const [row] = await sql<{ live: number }>`
    select ((select count(*) from articles where ${IS_LIVE}) + (select count(*) from pages where ${IS_LIVE}))::int as live`
  return row?.live ?? 0
}

async function* liveRows<Doc extends { id: string }, Row>({
  req,
  collection,
  build,
}: {
  req: PayloadRequest
  collection: CollectionSlug & ('articles' | 'pages' | 'fronts')
  build: (doc: Doc) => Row
}): AsyncGenerator<Row[]> {
  const sql = await transactionSql(req)
  const table: Fragment = rawFragment(collection)
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await sql<{ id: string }>`
      select id from ${table} where ${IS_LIVE} and id > ${last} order by id limit ${BATCH}`
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return
    const { docs } = await req.payload.db.find<Doc>({
      collection,
      where: { id: { in: ids } },
      limit: BATCH,
      pagination: false,
      req,
    })
    yield docs.sort((one, other) => (one.id < other.id ? -1 : 1)).map(build)
    last = ids.at(-1) ?? last
  }
}
