import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnerEnv } from '../../lib/env.ts'
import type { Report } from './report.ts'
import { runScript } from './run-script.ts'
import { withClient } from './with-client.ts'

const COUNTED_LINE = /^\s*(\d+)\s*\/\s*(\d+)\s*(.*)$/

/**
 * Fills an empty database (no user, no story) with the demo edition, by running `scripts/seed.ts`.
 * A line of its output such as `12/40 stories` moves the bar. A seeding that was cut short is run again: seeding twice gives the same rows.
 */
export async function demo({ env, progress }: { env: OwnerEnv; progress: Report }): Promise<void> {
  if (!env.DEMO) return
  const unfinished = join(env.DATA_DIR, 'demo-unfinished')
  if (!existsSync(unfinished) && !(await isEmpty(env.DATABASE_URL))) return
  await progress.step('Demo edition', async (update, say) => {
    writeFileSync(unfinished, '')
    await runScript('scripts/seed.ts', {
      onLine(line) {
        const [, done, all, text] = COUNTED_LINE.exec(line) ?? []
        if (done && all) update({ fraction: Number(done) / Number(all), text: `${done}/${all} ${text}` })
      },
    })
    rmSync(unfinished)
    say('in place')
  })
}

async function isEmpty(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      'select not exists (select from public.users) and not exists (select from public.articles) as empty',
    )
    return rows[0].empty
  })
}
