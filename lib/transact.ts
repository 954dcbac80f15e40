import type { Pool } from 'pg'
import { type Sql, sqlOn } from './sql.ts'

/** Runs work in one transaction: commits at its end, rolls back when it throws. */
export type Transact = <Result>(work: (sql: Sql) => Promise<Result>) => Promise<Result>

/** Transactions of their own on connections of a pool. @param prepared - as for `sqlOn` */
export function transactOn(pool: Pool, { prepared = false } = {}): Transact {
  return async (work) => {
    const client = await pool.connect()
    let lost: Error | undefined
    try {
      await client.query('begin')
      const result = await work(sqlOn(client, { prepared }))
      await client.query('commit')
      return result
    } catch (error) {
      // A connection that cannot roll back is closed, which rolls back too.
      await client.query('rollback').catch((failure: Error) => {
        lost = failure
      })
      throw error
    } finally {
      client.release(lost)
    }
  }
}
