import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '../lib/errors.ts'
import { log } from '../lib/log.ts'

export type Presence = {
  /** Resolves when this worker is seen by the others; rejects where that cannot be had now. */
  hold(): Promise<void>
  /** Asks the database whether it still knows us; a connection that does not answer is replaced. */
  check(): Promise<void>
  end(): Promise<void>
}

/** What stands before a pool's id in the key of its lock. */
export const PRESENCE = 'broadsheet worker '

const RETRY_MS = 500

/**
 * Shows the other workers that this one lives: a session-level advisory lock on a connection of its own, which Postgres gives
 * back the moment the process is gone. A host that vanished without a word is noticed by TCP keepalives within 20 seconds.
 * A lost connection is taken anew; the lock is a shared one, so that a half-dead session of ours is not in the way.
 */
export function keepPresence(databaseUrl: string, poolId: string): Presence {
  const ended = new AbortController()
  let client: pg.Client | undefined
  let connecting: Promise<void> | undefined

  return { hold, check, end }

  function hold(): Promise<void> {
    if (client) return Promise.resolve()
    if (ended.signal.aborted) return Promise.reject(new AppError('worker-stopped'))
    connecting ??= connect().finally(() => {
      connecting = undefined
    })
    return connecting
  }

  async function check(): Promise<void> {
    const asked = client
    if (!asked) return
    await asked.query('select 1').catch(() => lose(asked))
  }

  async function end(): Promise<void> {
    ended.abort()
    await connecting?.catch(() => {})
    const last = client
    client = undefined
    await last?.end().catch(() => {})
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'broadsheet worker presence',
      connectionTimeoutMillis: 3_000,
      query_timeout: 5_000,
      keepAlive: true,
    })
    next.on('error', () => lose(next))
    next.on('end', () => lose(next))
    try {
      await next.connect()
      await next.query(`
        set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3;
        set idle_session_timeout = 0; set statement_timeout = 0`)
      await next.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [PRESENCE + poolId])
    } catch (error) {
      next.end().catch(() => {})
      throw error
    }
    client = next
  }

  function lose(lost: pg.Client): void {
    if (lost !== client) return
    client = undefined
    lost.end().catch(() => {})
    if (ended.signal.aborted) return
    log.warn('worker presence lost', { pool: poolId })
    void regain()
  }

  async function regain(): Promise<void> {
    while (!ended.signal.aborted) {
      try {
        return await hold()
      } catch {
        await sleep(RETRY_MS, undefined, { signal: ended.signal }).catch(() => {})
      }
    }
  }
}
