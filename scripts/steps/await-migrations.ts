import { setTimeout as sleep } from 'node:timers/promises'
import type { HouseEnv } from '../../lib/env.ts'
import { AppError } from '../../lib/errors.ts'
import { sqlOn } from '../../lib/sql.ts'
import { readiness } from '../../publishing/readiness.ts'
import { checkDatabase } from './check-database.ts'
import { checkPowers } from './login-powers.ts'
import { LOGINS } from './logins.ts'
import { type Report, seconds, silentReport } from './report.ts'
import { withClient } from './with-client.ts'

const PAUSE_MS = 1_000

/**
 * Waits until another process has migrated the database as far as this source and made the site's logins, then checks these as the
 * one that made them does. Rejects after `patienceMs` with what was still missing; whatever supervises this process tries again.
 */
export async function awaitMigrations({
  env,
  progress = silentReport,
  patienceMs = 60_000,
  isStopped = () => false,
}: {
  env: HouseEnv
  progress?: Report
  patienceMs?: number
  /** Whoever started us no longer wants to wait. */
  isStopped?: () => boolean
}): Promise<void> {
  await progress.step('Migrations', async (update, say) => {
    const began = Date.now()
    for (;;) {
      const obstacle = await whatIsMissing(env)
      if (!obstacle) break
      if (isStopped()) throw new AppError('stopped', { userMessage: 'Stopped.' })
      const waited = Date.now() - began
      if (waited >= patienceMs) throw gaveUp(obstacle, waited)
      update({ fraction: waited / patienceMs, text: `waiting: ${obstacle.userMessage}` })
      await sleep(Math.min(PAUSE_MS, patienceMs - waited))
    }
    for (const login of LOGINS) await checkPowers(env[login.variable], login)
    say('applied by another process')
  })
}

async function whatIsMissing(env: HouseEnv): Promise<AppError | undefined> {
  try {
    for (const { variable } of LOGINS) await checkDatabase(env[variable], variable)
    const state = await withClient(env.READER_DATABASE_URL, (client) => readiness({ sql: sqlOn(client), role: 'site' }))
    return state.ready ? undefined : new AppError('not-migrated', { userMessage: state.reason })
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

function gaveUp(obstacle: AppError, waited: number): AppError {
  return new AppError('not-migrated', {
    userMessage: `After ${seconds(waited)}: ${obstacle.userMessage} The desk migrates the database and makes the logins; is it running, and of the same source?`,
    cause: obstacle,
  })
}
