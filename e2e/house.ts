import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Role } from '../newsroom/permissions.ts'
import { databaseHome } from '../scripts/steps/database-home.ts'
import { runningServer } from '../scripts/steps/postgres-process.ts'
import { readSecrets } from '../scripts/steps/secrets.ts'
import { withClient } from '../scripts/steps/with-client.ts'

/** Where the newsroom of this run answers. */
export const HOUSE = `http://localhost:${process.env.E2E_PORT}`

/** The list that has a closed page: `set-the-scene.ts` gives this tag to every story of the demo edition. */
export const LONG_TAG = 'the-whole-edition'

export type Account = { email: string; password: string; role: Role }

export function dataDir(): string {
  const folder = process.env.E2E_DATA_DIR
  if (!folder) throw new Error('E2E_DATA_DIR is not set: these journeys run under playwright.config.ts')
  return folder
}

export function demoAccounts(): Account[] {
  return readJson('demo-accounts.json') as Account[]
}

export function demoAccount(role: Role): Account {
  const account = demoAccounts().find((each) => each.role === role)
  if (!account) throw new Error(`the demo edition has no ${role}`)
  return account
}

/** Made once before all journeys: two sign-ins of one account at the same moment would lose one of the sessions. */
export function tokenOf(role: Role): string {
  const token = (readJson('e2e-tokens.json') as Partial<Record<Role, string>>)[role]
  if (!token) throw new Error(`nobody signed ${role} in`)
  return token
}

/** Statements as the owner of the database, past every rule: only to break what no editor can break. */
export function asOwner<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const port = runningServer(databaseHome(dataDir()).clusterDir)?.port
  return withClient(
    `postgres://broadsheet:${readSecrets(dataDir()).databasePassword}@127.0.0.1:${port}/broadsheet`,
    work,
  )
}

/**
 * Waits until the readers' pages follow everything that has been committed: they do within milliseconds, but a test that asks in
 * the next one would be faster. Fails where that takes as long as a second.
 */
export async function readersAreTold(): Promise<void> {
  const newest = await asOwner(async (client) => {
    const { rows } = await client.query('select coalesce(max(id), 0)::int as id from edition.changes')
    return Number(rows[0]?.id)
  })
  const deadline = Date.now() + 1000
  for (;;) {
    const { edition } = (await (await fetch(`${HOUSE}/internal/edition`)).json()) as { edition: number }
    if (edition >= newest) return
    if (Date.now() > deadline) throw new Error(`readers are at change ${edition} of ${newest} after a second`)
  }
}

/** A word that stands nowhere else, of letters alone, so that slugs keep it. */
export function uniqueWord(prefix = 'zq'): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => String.fromCharCode(97 + (byte % 26)))
  return prefix + letters.join('')
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(dataDir(), file), 'utf8'))
}
