import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { count, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { BasePayload, DatabaseAdapterObj } from 'payload'

type QueryDrafts = BasePayload['db']['queryDrafts']
type CountDistinct = PostgresAdapter['countDistinct']

/**
 * Payload 3.90 counts all that a list could show, to say how many pages there are: of a million stories each time a quarter of a
 * second and more. With this adapter a request that names the end of its list (`context.listEndsAt`) is counted up to there.
 */
export function withBoundedLists<Adapter>(adapter: DatabaseAdapterObj<Adapter>): DatabaseAdapterObj<Adapter> {
  return {
    ...adapter,
    init(args) {
      const db = adapter.init(args)
      const { queryDrafts }: { queryDrafts: QueryDrafts } = db as unknown as BasePayload['db']
      const bounded = async function (this: object, given: Parameters<QueryDrafts>[0]) {
        const end = given.req?.context?.listEndsAt
        const self =
          typeof end === 'number' ? Object.assign(Object.create(this), { countDistinct: countTo(end) }) : this
        return queryDrafts.call(self, given)
      }
      return Object.assign(db as object, { queryDrafts: bounded }) as Adapter
    },
  }
}

function countTo(end: number): CountDistinct {
  return async function (this: PostgresAdapter, { db, joins, tableName, where }) {
    const table = this.tables[tableName] as unknown as PgTable & { id: PgColumn }
    const first = db
      .select({ id: table.id })
      .from(table)
      .where(where as SQL)
      .$dynamic()
    for (const { condition, table: joined } of joins) first.leftJoin(joined as PgTable, condition)
    // Joined to many, a story would be there many times.
    if (joins.length > 0) first.groupBy(table.id)
    const [row] = await db.select({ stories: count() }).from(first.limit(end).as('first')).limit(1)
    return Number(row?.stories ?? 0)
  }
}
