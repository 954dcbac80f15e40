import { existsSync, readdirSync } from 'node:fs'

const MIGRATION_FILE = /^(\d{8}_\d{6}_\w+)\.ts$/

/** The name of the newest migration in a folder. Their names begin with a date, so the order of names is that of time. */
export function newestMigration(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  const names = readdirSync(folder).flatMap((file) => MIGRATION_FILE.exec(file)?.[1] ?? [])
  return names.sort().at(-1)
}
