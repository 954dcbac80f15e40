import type { Pool, PoolClient } from 'pg'
import { log } from '../lib/log.ts'
import { PRESENCE } from './presence.ts'

const WHY = 'The process that ran this ended before it was done.'

/**
 * Frees the jobs of workers that have gone: left alone, graphile-worker does so after four hours.
 * A pool counts as gone when nobody holds its presence lock now nor at the look before: one that lost its connection for a
 * moment has taken it anew by then.
 * @param absentBefore - pools that were absent at the last look
 * @param own - pools that are never freed: this process knows best whether it lives
 * @returns the pools that are absent now and have been given a chance to come back
 */
export async function takeOver({
  pool,
  own = [],
  absentBefore,
}: {
  pool: Pool
  own?: string[]
  absentBefore: ReadonlySet<string>
}): Promise<Set<string>> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const absent = (await absentPools(client)).filter((id) => !own.includes(id))
    const gone = absent.filter((id) => absentBefore.has(id))
    if (gone.length > 0) await freeJobs(client, gone)
    await client.query('commit')
    return new Set(absent.filter((id) => !gone.includes(id)))
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    // A client that failed is closed rather than rolled back: the transaction ends with it.
    client.release(broken)
  }
}

/** Pools that hold jobs and no presence. Their locks are ours until the transaction ends: one that comes back waits for it. */
async function absentPools(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with holders as materialized (
       select locked_by as id from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null
     )
     select id from holders where pg_try_advisory_xact_lock(hashtextextended($1 || id, 0)) order by id limit 1000`,
    [PRESENCE],
  )
  return rows.map(({ id }) => id)
}

/** The attempt counts: a job that brings down its process must not do so for ever. */
export async function freeJobs(client: Pick<PoolClient, 'query'>, pools: string[]): Promise<void> {
  const { rowCount } = await client.query(
    'update graphile_worker._private_jobs set last_error = $2, updated_at = now() where locked_by = any ($1)',
    [pools, WHY],
  )
  await client.query('select graphile_worker.force_unlock_workers($1)', [pools])
  // Wakes the workers, which would find the jobs with their next look two seconds later.
  await client.query(`select pg_notify('jobs:insert', json_build_object('count', $1::int)::text)`, [rowCount ?? 0])
  if (rowCount) log.warn('jobs of a lost worker freed', { jobs: rowCount, pools: pools.join(' ') })
}
