import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import pg from 'pg'
import { keepPoolAlive } from '../../lib/keep-pool-alive.ts'
import { log } from '../../lib/log.ts'
import { sqlOn } from '../../lib/sql.ts'
import { goLiveNext, isAnythingDue } from './go-live.ts'

const EVERY_MS = 1000
/** While the database is away. */
const PAUSE_MS = 3000

/**
 * Looks each second whether something is due, and publishes it. Runs in every process that does background work: what one of them
 * leaves undone, or a whole house that was down, another does with its next look. Whoever opened Payload closes it.
 * @param openPayload - called once there is something: a house that schedules nothing is spared the memory
 */
export function startClock({
  databaseUrl,
  openPayload,
  everyMs = EVERY_MS,
}: {
  databaseUrl: string
  openPayload: () => Promise<Payload>
  everyMs?: number
}): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  let payload: Payload | undefined
  const pool = keepPoolAlive(
    new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 3000 }),
    () => {},
  )
  const sql = sqlOn(pool, { prepared: true })
  const running = (async () => {
    let isAway = false
    while (!signal.aborted) {
      try {
        while (!signal.aborted && (await isAnythingDue(sql))) {
          payload ??= await openPayload()
          if (!(await goLiveNext(payload))) break
        }
        isAway = false
      } catch (error) {
        if (!isAway) log.error('nothing can be published by the clock', error)
        isAway = true
      }
      await sleep(isAway ? PAUSE_MS : everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
      await pool.end()
    },
  }
}
