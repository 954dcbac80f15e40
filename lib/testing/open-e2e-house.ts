import { spawn, spawnSync } from 'node:child_process'
import { HOUSE_VARIABLES } from './house-variables.ts'
import { makeTestDataDir } from './test-data-dir.ts'

/**
 * A whole newsroom for the browser tests, started the way people start it: production build, demo edition, own database, free port.
 * Its DATA_DIR is in E2E_DATA_DIR; the sign-ins are in demo-accounts.json there.
 */
export default async function openE2eHouse(): Promise<() => Promise<void>> {
  const { dataDir, remove } = await makeTestDataDir()
  process.env.E2E_DATA_DIR = dataDir
  const env = {
    ...process.env,
    PORT: process.env.E2E_PORT,
    DATA_DIR: dataDir,
    // Set and empty: a developer's .env or shell must not lead the tests to another database or a mail server.
    ...Object.fromEntries(HOUSE_VARIABLES.map((name) => [name, ''])),
    ROLE: 'all',
    DEMO: '1',
    // Pages then say how many statements they took.
    SERVER_TIMING: '1',
  }
  const start = spawn(process.execPath, ['scripts/start.ts'], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Its own group: a Ctrl-C comes to Playwright, which then closes this house in order.
    detached: true,
  })
  const ended = new Promise<void>((resolve) => start.once('exit', () => resolve()))
  const ready = new Promise<boolean>((resolve) => {
    start.on('message', (message) => message === 'ready' && resolve(true))
    ended.then(() => resolve(false))
  })
  if (!(await ready)) {
    remove()
    throw new Error('The newsroom for the browser tests did not start; its output is above.')
  }
  return async () => {
    // Whatever the journeys did, readers must have exactly what the newsroom's rows give.
    const check = spawnSync(process.execPath, ['scripts/edition.ts', 'check'], { env, stdio: 'inherit' })
    start.kill('SIGTERM')
    await ended
    remove()
    if (check.status !== 0) throw new Error('After the journeys the public edition differs from the newsroom’s rows.')
  }
}
