import type { Sql } from '../lib/sql.ts'

/** A process that serves readers, and where this newsroom's other processes reach it. */
export type Instance = { instance: string; address: string }

/** Those that serve readers now: each tells of itself every 10 s, and one that fell silent does so no more. */
export function liveInstances(sql: Sql): Promise<Instance[]> {
  return sql<Instance>`
    select distinct on (instance) instance, address from inbox.instances
    where at > now() - interval '30 seconds' order by instance, at desc limit 100`
}
