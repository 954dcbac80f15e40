import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { APIError, type BasePayload, type DatabaseAdapterObj } from 'payload'
import type { PoolClient, QueryResult } from 'pg'
import { transactionClient } from './transaction-client.ts'

/**
 * Payload 3.90 does not look at what the database says to COMMIT: a deferred trigger that refuses, a connection that breaks or a
 * transaction that an earlier error had already doomed is told to the editor as saved. With this adapter such a save is an error.
 */
export function withConfirmedCommits<Adapter>(adapter: DatabaseAdapterObj<Adapter>): DatabaseAdapterObj<Adapter> {
  return {
    ...adapter,
    init(args) {
      const db = adapter.init(args)
      const postgres = db as unknown as PostgresAdapter
      const commit = postgres.commitTransaction.bind(db)
      postgres.commitTransaction = async (id) => {
        const client = transactionClient(db as BasePayload['db'], await id)
        // Whoever shared the transaction has ended it.
        if (client) await confirmed(client, () => commit(id))
      }
      return db
    },
  }
}

async function confirmed(client: PoolClient, commit: () => Promise<void>): Promise<void> {
  let answer: Promise<QueryResult> | undefined
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<QueryResult>
  const listening = (...args: unknown[]) => {
    const given = query(...args)
    // The first statement from now on is the COMMIT.
    answer ??= given
    return given
  }
  Object.assign(client, { query: listening })
  try {
    await commit()
  } finally {
    Reflect.deleteProperty(client, 'query')
  }
  const result = await answer?.catch((cause: Error) => cause)
  if (result instanceof Error || result?.command !== 'COMMIT') throw unconfirmed(result)
}

function unconfirmed(cause: unknown): APIError {
  const message = 'The database did not confirm that this was saved. Reload to see what it has, and save again.'
  return Object.assign(new APIError(message, 503, null, true), { cause })
}
