import { appendFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { type HouseEnv, loadEnvFile, type OwnerEnv, type Role, readEnv } from '../lib/env.ts'
import { printAddresses } from './steps/addresses.ts'
import { build } from './steps/build.ts'
import { claimPort } from './steps/claim-port.ts'
import { demo } from './steps/demo.ts'
import { openHouse } from './steps/open-house.ts'
import { openSite } from './steps/open-site.ts'
import { operatorSentence } from './steps/operator-error.ts'
import { createReport, seconds } from './steps/report.ts'
import { stopScripts } from './steps/run-script.ts'
import { type ServerProcess, spawnServer } from './steps/server-process.ts'
import { listenForStop } from './steps/stop-signal.ts'

const dev = process.argv.includes('--dev')
const began = Date.now()
const progress = createReport()
let house: { env: HouseEnv; close(): Promise<void> } | undefined
let server: ServerProcess | undefined
let port: { release(): void } | undefined

// Whoever read our output may have gone; the server is not to go down with a pipe.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

const stop = listenForStop(() => {
  stopScripts()
  server?.kill()
  process.exit(1)
})

try {
  const starting = setUp()
  await Promise.race([starting, stop.requested])
  if (stop.wasRequested()) await giveUp(starting)
  else await serve()
} catch (error) {
  await shutDown()
  if (stop.wasRequested()) process.exit(0)
  fail(error)
}

async function setUp(): Promise<void> {
  loadEnvFile()
  const given = readEnv()
  const { ROLE, DATA_DIR } = given
  progress.line(`Broadsheet${asRole(ROLE)} on Node ${process.versions.node} (${whichNode()})`)
  // Before the long work: whoever has to choose another port should not wait two minutes to hear it.
  port = await claimPort({ env: given, progress })
  house = ROLE === 'site' ? await openSite({ progress, isStopped: stop.wasRequested }) : await openNewsroom(ROLE)
  // Kept to the end: see build(). A worker renders no pages.
  if (!dev && ROLE !== 'worker') await build({ dataDir: DATA_DIR, progress })
  if (stop.wasRequested()) return
  await progress.step('Server', async (_update, say) => {
    server = spawnServer({ dev, env: {} })
    await server.ready
    say(`listens on port ${given.PORT}`)
  })
}

/**
 * One role changes the database's shape and fills it: an upgrade then happens in one place and has one log. A worker waits for it.
 */
async function openNewsroom(role: Exclude<Role, 'site'>): Promise<{ env: OwnerEnv; close(): Promise<void> }> {
  const opened = await openHouse({
    progress,
    migrations: role === 'worker' ? 'await' : 'apply',
    isStopped: stop.wasRequested,
  })
  // Known before the demo edition is written, which takes a while and can fail: whoever stops us then closes the house.
  house = opened
  if (role !== 'worker') await demo({ env: opened.env, progress })
  return opened
}

/** Runs until someone stops us or the server ends by itself. */
async function serve(): Promise<void> {
  if (!house || !server) return
  await printAddresses({ env: house.env, progress })
  process.send?.('ready')
  progress.line(`\nReady after ${seconds(Date.now() - began)}. Ctrl-C stops everything.`)
  const death = await Promise.race([server.ended, stop.requested.then(() => undefined)])
  if (death !== undefined && !stop.wasRequested()) {
    await shutDown()
    progress.line(
      `The server ${death} by itself; everything is stopped. Start again with npm ${dev ? 'run dev' : 'start'}.`,
    )
    process.exit(1)
  }
  progress.line('\nStopping: open requests are finished first.')
  await shutDown()
  progress.line('Stopped.')
  process.exit(0)
}

/** Asked to stop before we served: what runs is ended, what was opened is closed. */
async function giveUp(starting: Promise<void>): Promise<never> {
  stopScripts()
  const patience = new Promise((resolve) => setTimeout(resolve, 10_000))
  await Promise.race([starting.catch(() => {}), patience])
  await shutDown()
  progress.line('Stopped before it was ready; the next start goes on from here.')
  process.exit(0)
}

/** The server first, then the database: requests that are being answered still need it. */
async function shutDown(): Promise<void> {
  await server?.stop()
  await house?.close()
  port?.release()
}

function fail(error: unknown): never {
  process.stderr.write(`\n${operatorSentence(error)}\n`)
  keepDetails(error)
  process.exit(1)
}

/** The stack trace is for us, not for the screen. */
function keepDetails(error: unknown): void {
  const dataDir = process.env.DATA_DIR || '.data'
  if (!existsSync(dataDir) || !(error instanceof Error)) return
  try {
    appendFileSync(join(dataDir, 'error.log'), `${new Date().toISOString()} ${error.stack}\n`, { mode: 0o600 })
  } catch {
    // The folder cannot be written, which is likely what was just said.
  }
}

function asRole(role: Role): string {
  return role === 'all' ? '' : `, role ${role},`
}

function whichNode(): string {
  return process.execPath.includes('node_modules') ? 'brought along by npm' : `this machine's own, ${process.execPath}`
}
