import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { OwnerEnv } from '../../lib/env.ts'
import { AppError } from '../../lib/errors.ts'
import { migrationNames } from '../../lib/newest-migration.ts'
import { type Report, silentReport } from './report.ts'
import { runScript } from './run-script.ts'
import { withClient } from './with-client.ts'

const JOBS_MIGRATION_FILE = /^(\d{6})\.sql$/
/** Any number will do, as long as every instance takes the same. */
const MIGRATION_LOCK = 727_010_452

/**
 * Brings the database to the migrations of this source and of graphile-worker, whose tables hold the jobs. When all are applied
 * that is two queries, without loading either.
 * Instances that start at once wait for each other: the lock is held by this connection while a child process migrates.
 */
export async function migrate({ env, progress = silentReport }: { env: OwnerEnv; progress?: Report }): Promise<void> {
  const wanted = wantedMigrations()
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

function wantedMigrations(): string[] {
  return [...jobsMigrationNames(), ...migrationNames('migrations')]
}

/** graphile-worker numbers its migrations; the files lie in the package, which need not be loaded for it. */
function jobsMigrationNames(): string[] {
  const folder = join(createRequire(import.meta.url).resolve('graphile-worker'), '../../sql')
  return readdirSync(folder).flatMap((file) => {
    const number = JOBS_MIGRATION_FILE.exec(file)?.[1]
    return number ? jobsMigrationName(Number(number)) : []
  })
}

function jobsMigrationName(number: number): string {
  return `graphile_worker ${number}`
}

async function missingMigrations(url: string, wanted: string[]): Promise<string[]> {
  const applied = await withClient(url, async (client) => {
    const { rows } = await client.query(
      `select to_regclass('public.payload_migrations') is not null as ours,
              to_regclass('graphile_worker.migrations') is not null as jobs`,
    )
    const tables = [
      rows[0].ours && 'select name from public.payload_migrations',
      rows[0].jobs && `select '${jobsMigrationName(0).slice(0, -1)}' || id from graphile_worker.migrations`,
    ].filter(Boolean)
    if (tables.length === 0) return []
    const result = await client.query<{ name: string }>(tables.join(' union all '))
    return result.rows.map(({ name }) => name)
  })
  return wanted.filter((name) => !applied.includes(name))
}
