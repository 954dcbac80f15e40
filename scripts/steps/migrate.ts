import { existsSync, readdirSync } from 'node:fs'
import type { HouseEnv } from '../../lib/env.ts'
import { AppError } from '../../lib/errors.ts'
import { type Report, silentReport } from './report.ts'
import { runScript } from './run-script.ts'
import { withClient } from './with-client.ts'

const MIGRATION_FILE = /^(\d{8}_\d{6}_\w+)\.ts$/
/** Any number will do, as long as every instance takes the same. */
const MIGRATION_LOCK = 727_010_452

/**
 * Brings the database to the migrations of this source. When all are applied that is one query, without loading Payload.
 * Instances that start at once wait for each other: the lock is held by this connection while a child process migrates.
 */
export async function migrate({ env, progress = silentReport }: { env: HouseEnv; progress?: Report }): Promise<void> {
  const wanted = migrationNames()
  await progress.step('Migrations', async (update, say) => {
    const missing = await missingMigrations(env.DATABASE_URL, wanted)
    if (missing.length === 0) return say(`all ${wanted.length} applied`)
    await withClient(env.DATABASE_URL, async (client) => {
      update({ text: 'waiting for another instance' })
      await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
      if ((await missingMigrations(env.DATABASE_URL, wanted)).length === 0) return
      update({ text: 'applying' })
      await runScript('scripts/steps/run-migrations.ts', { onLine: (line) => update({ text: line }) })
    })
    const left = await missingMigrations(env.DATABASE_URL, wanted)
    if (left.length > 0) {
      throw new AppError('migrations', { userMessage: `These migrations were not applied: ${left.join(', ')}.` })
    }
    say(`${missing.length} applied`)
  })
}

function migrationNames(): string[] {
  if (!existsSync('migrations')) return []
  return readdirSync('migrations').flatMap((file) => MIGRATION_FILE.exec(file)?.[1] ?? [])
}

async function missingMigrations(url: string, wanted: string[]): Promise<string[]> {
  const applied = await withClient(url, async (client) => {
    const { rows } = await client.query("select to_regclass('public.payload_migrations') is not null as exists")
    if (!rows[0].exists) return []
    const result = await client.query<{ name: string }>('select name from public.payload_migrations')
    return result.rows.map(({ name }) => name)
  })
  return wanted.filter((name) => !applied.includes(name))
}
