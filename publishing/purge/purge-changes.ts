import { ALL, shortTag } from '../../delivery/page-tags.ts'
import { addJob } from '../../jobs/add-job.ts'
import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import { liveInstances } from '../instances.ts'
import type { PurgeConfig } from './purge-config.ts'
import { purgeAgainAfterSeconds, purgeTags } from './purge-drivers.ts'
import { waitForInstances } from './wait-for-instances.ts'

/** Instances hear of a change within milliseconds, and ask for it each second should they not. */
const WAIT_MS = 2000
/** More than that is an import or a long outage of the CDN: 20 orders at Cloudflare, which allows bursts of 25. */
const MAX_TAGS = 2000

/**
 * Brings the CDN up to the newest change: reads all changes since it was last purged, waits until every instance has heard of
 * them, purges their tags together, and notes how far it came. In this order: a CDN that asks an instance which has not heard
 * yet would keep the old page as new.
 *
 * If an instance is late, the CDN is purged all the same, since the others are already right, and the job fails so that its
 * retry purges once more. What fails leaves the note where it was. The first time, everything is purged.
 *
 * @throws AppError `purge-early` (an instance was late), and those of `purgeTags`
 */
export async function purgeChanges(
  config: PurgeConfig,
  { sql, signal, waitMs = WAIT_MS }: { sql: Sql; signal?: AbortSignal | undefined; waitMs?: number },
): Promise<void> {
  const { newest, tags } = await unpurged(config, sql)
  if (tags.length === 0) return
  const late = await waitForInstances(await liveInstances(sql), { change: newest, withinMs: waitMs, signal })
  await purgeTags(tags, config, signal)
  if (late.length > 0) {
    throw new AppError('purge-early', {
      message: `purged up to change ${newest}, but ${late.join(', ')} had not confirmed it within ${waitMs} ms; will be purged again`,
    })
  }
  await purgeAgainLater(tags, config, sql)
  await sql`
    insert into publishing.purges (driver, change_id, at) values (${config.driver}, ${newest}, now())
    on conflict (driver) do update set change_id = greatest(purges.change_id, excluded.change_id), at = excluded.at`
}

/** The tags, as the CDN knows them, of all that has changed since. */
async function unpurged(config: PurgeConfig, sql: Sql): Promise<{ newest: number; tags: string[] }> {
  const [row] = await sql<{ first: boolean; newest: string; lost: boolean; tags: string[] }>`
    with cursor as (select change_id from publishing.purges where driver = ${config.driver}),
      since as (
        select id, tags || gone as tags from edition.changes
        where id > coalesce((select change_id from cursor), 0))
    select not exists (select from cursor) as first,
      coalesce((select max(id) from since), 0) as newest,
      -- The log is not kept for ever: with a gap between it and the note nobody knows what has changed.
      coalesce((select min(id) from edition.changes) > (select change_id from cursor) + 1, false) as lost,
      array(select distinct tag from since, unnest(since.tags) as tag order by tag limit ${MAX_TAGS + 1}) as tags`
  if (!row) return { newest: 0, tags: [] }
  const isEverything = row.first || row.lost || row.tags.includes(ALL) || row.tags.length > MAX_TAGS
  return { newest: Number(row.newest), tags: isEverything ? [ALL] : row.tags.map(shortTag) }
}

/** Written before the note: one purge too many does no harm. Each has its own tags, so none takes another's place. */
async function purgeAgainLater(tags: string[], config: PurgeConfig, sql: Sql): Promise<void> {
  const seconds = purgeAgainAfterSeconds(tags, config)
  if (seconds) await addJob(sql, 'purge-cdn-again', { tags }, { inSeconds: seconds })
}
