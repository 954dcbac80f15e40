import type { Sql } from '../lib/sql.ts'

/** A process that serves readers, and where this newsroom's other processes reach it: an origin, such as `http://10.0.0.7:3000`. */
export type Instance = { instance: string; address: string }

/**
 * Those that serve readers now: each tells of itself every 10 s, and one that fell silent does so no more. What they tell came
 * in through the inbox, so nothing of an address counts but where it leads.
 */
export async function liveInstances(sql: Sql): Promise<Instance[]> {
  const told = await sql<Instance>`
    select distinct on (instance) instance, address from inbox.instances
    where at > now() - interval '30 seconds' and at <= now() order by instance, at desc limit 100`
  return told.flatMap(({ instance, address }) => {
    const origin = URL.parse(address)?.origin
    return origin === undefined || origin === 'null' ? [] : [{ instance, address: origin }]
  })
}
