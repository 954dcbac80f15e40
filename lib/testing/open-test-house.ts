import type { TestProject } from 'vitest/node'
import { type House, openHouse } from '../../scripts/steps/open-house.ts'
import { HOUSE_VARIABLES } from './house-variables.ts'
import { makeTestDataDir } from './test-data-dir.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testHouse: { dataDir: string; superuserUrl: string; templateUrl: string; payloadSecret: string }
  }
}

/** Once for all database tests: an own Postgres on a free port, whose migrated database is the template of every test file's. */
export default async function openTestHouse(project: TestProject): Promise<() => Promise<void>> {
  const { dataDir, remove } = await makeTestDataDir()
  const untouched = { ...process.env }
  for (const name of [...HOUSE_VARIABLES, 'ROLE']) delete process.env[name]
  process.env.DATA_DIR = dataDir
  let house: House | undefined
  try {
    house = await openHouse({ envFile: false, throwaway: true })
    const { superuserUrl = '', env } = house
    project.provide('testHouse', {
      dataDir,
      superuserUrl,
      templateUrl: env.DATABASE_URL,
      payloadSecret: env.PAYLOAD_SECRET,
    })
  } catch (error) {
    remove()
    throw error
  } finally {
    process.env = untouched
  }
  return async () => {
    await house?.close()
    remove()
  }
}
