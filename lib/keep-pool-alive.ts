import type { Pool, PoolClient } from 'pg'

/**
 * Keeps a process alive when the database goes away: a connection that breaks tells everybody who waits for an answer, but also
 * raises an event that ends the process where nobody listens, idle or in the middle of a transaction.
 * @param onLost - told of connections that were lost while idle; the others' users hear it themselves
 */
export function keepPoolAlive(pool: Pool, onLost: (error: Error) => void): Pool {
  const heard = new WeakSet<PoolClient>()
  const hear = (client: PoolClient) => {
    if (heard.has(client)) return
    heard.add(client)
    client.on('error', () => {})
  }
  pool.on('error', onLost)
  pool.on('connect', hear)
  // Payload's pool has made connections before anybody can ask for it.
  pool.on('acquire', hear)
  return pool
}
