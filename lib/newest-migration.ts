import { existsSync, readdirSync } from 'node:fs'

const MIGRATION_FILE = /^(\d{8}_\d{6}_\w+)\.ts$/

/** The names of the migrations in a folder, in no order. */
export function migrationNames(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((file) => MIGRATION_FILE.exec(file)?.[1] ?? [])
}

/** The newest of them. Their names begin with a date, so the order of names is that of time. */
export function newestMigration(folder: string): string | undefined {
  return migrationNames(folder).sort().at(-1)
}
