import { appendFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile, readEnv } from '../lib/env.ts'
import { printAddresses } from './steps/addresses.ts'
import { build } from './steps/build.ts'
import { claimPort } from './steps/claim-port.ts'
import { demo } from './steps/demo.ts'
import { type House, openHouse } from './steps/open-house.ts'
import { operatorSentence } from './steps/operator-error.ts'
import { createReport, seconds } from './steps/report.ts'
import { stopScripts } from './steps/run-script.ts'
import { type ServerProcess, spawnServer } from './steps/server-process.ts'
import { listenForStop } from './steps/stop-signal.ts'

const dev = process.argv.includes('--dev')
const began = Date.now()
const progress = createReport()
let house: House | undefined
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
  progress.line(`Broadsheet on Node ${process.versions.node} (${whichNode()})`)
  // Before the long work: whoever has to choose another port should not wait two minutes to hear it.
  port = await claimPort({ env: given, progress })
  house = await openHouse({ progress })
  const { env } = house
  await demo({ env, progress })
  // Kept to the end: see build().
  if (!dev) await build({ dataDir: env.DATA_DIR, progress })
  if (stop.wasRequested()) return
  await progress.step('Server', async (_update, say) => {
    server = spawnServer({ dev, env: {} })
    await server.ready
    say(`listens on port ${env.PORT}`)
  })
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

function whichNode(): string {
  return process.execPath.includes('node_modules') ? 'brought along by npm' : `this machine's own, ${process.execPath}`
}
