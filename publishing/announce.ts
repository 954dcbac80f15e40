import { Pool } from 'pg'
import { keepPoolAlive } from '../lib/keep-pool-alive.ts'
import { log } from '../lib/log.ts'
import { type Sql, sqlOn } from '../lib/sql.ts'

/**
 * Says, at once and every `everyMs`, that this process serves readers: under which name, and where the worker reaches it, which
 * asks each of them whether it has what was published. A database that is away is logged once and tried again each time.
 * @param databaseUrl - of a login that may insert into `inbox.instances`
 * @param address - asked for each time, because a machine's address may change
 */
export function announce({
  databaseUrl,
  instance,
  address,
  everyMs = 10_000,
}: {
  databaseUrl: string
  instance: string
  address: () => Promise<string>
  everyMs?: number
}): { stop(): Promise<void> } {
  const options = {
    connectionString: databaseUrl,
    max: 1,
    connectionTimeoutMillis: 3000,
    query_timeout: 5000,
    application_name: 'broadsheet inbox',
  }
  // The next announcement says that the database is away.
  const pool = keepPoolAlive(new Pool(options), () => {})
  const sql = sqlOn(pool)
  let isAway = false
  let isStopped = false
  let timer: NodeJS.Timeout | undefined

  async function beat(): Promise<void> {
    try {
      await writeRow(sql, { instance, address: await address() })
      if (isAway) log.info('announced again', { instance })
      isAway = false
    } catch (error) {
      if (!isAway) log.error('not announced', error, { instance })
      isAway = true
    }
    if (isStopped) return
    timer = setTimeout(next, everyMs)
    timer.unref()
  }

  let beating = beat()
  function next(): void {
    beating = beat()
  }

  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      // The last announcement ends before its pool does.
      await beating
      await pool.end()
    },
  }
}

async function writeRow(sql: Sql, { instance, address }: { instance: string; address: string }): Promise<void> {
  await sql`insert into inbox.instances (instance, address) values (${instance}, ${address})`
}
