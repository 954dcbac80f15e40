import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HOUSE_VARIABLES } from '../../lib/testing/house-variables.ts'
import { openHouse } from '../../scripts/steps/open-house.ts'
import type { Report } from '../../scripts/steps/report.ts'

export type BenchDatabase = { superuserUrl: string; ownerUrl: string; close(): Promise<void> }

/** A migrated, empty newsroom without a server, for one run: for whoever measures statements alone. */
export async function openBenchDatabase(report: Report): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  // Whatever the shell or a .env says.
  Object.assign(process.env, Object.fromEntries(HOUSE_VARIABLES.map((name) => [name, ''])), {
    DATA_DIR: dataDir,
    ROLE: 'all',
    DEMO: '0',
  })
  const discard = () => rmSync(dataDir, { recursive: true, force: true })
  try {
    const house = await openHouse({ progress: report, envFile: false, throwaway: true })
    const superuserUrl = new URL(house.superuserUrl ?? house.env.DATABASE_URL)
    superuserUrl.pathname = new URL(house.env.DATABASE_URL).pathname
    return {
      superuserUrl: superuserUrl.href,
      ownerUrl: house.env.DATABASE_URL,
      async close() {
        await house.close()
        discard()
      },
    }
  } catch (error) {
    discard()
    throw error
  }
}
