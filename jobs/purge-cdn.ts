import { readEnv } from '../lib/env.ts'
import type { Sql } from '../lib/sql.ts'
import { purgeChanges } from '../publishing/purge/purge-changes.ts'
import { purgeConfig } from '../publishing/purge/purge-config.ts'
import { purgeTags } from '../publishing/purge/purge-drivers.ts'

/**
 * Follows every commit that changes what readers see; one waiting job stands for all of them, which is why it names no change.
 * Without a CDN there is nothing to do, and nothing is noted: a CDN that is set up later begins with a purge of everything.
 */
export async function purgeCdn(_payload: object, { sql, signal }: { sql: Sql; signal: AbortSignal }): Promise<void> {
  const config = purgeConfig(readEnv())
  if (config) await purgeChanges(config, { sql, signal })
}

/** Repeats a purge that has been noted already, for what it may have overtaken. @param tags - in short form */
export async function purgeCdnAgain({ tags }: { tags: string[] }, { signal }: { signal: AbortSignal }): Promise<void> {
  const config = purgeConfig(readEnv())
  if (config) await purgeTags(tags, config, signal)
}
