import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { makeTestDataDir } from '../../lib/testing/test-data-dir.ts'
import { databaseAccount } from '../../scripts/steps/database-account.ts'
import { startEmbeddedDatabase } from '../../scripts/steps/embedded-database.ts'
import { databaseEnvironment } from '../../scripts/steps/init-cluster.ts'
import { runningServer, stopPostgres } from '../../scripts/steps/postgres-process.ts'
import { readSecrets } from '../../scripts/steps/secrets.ts'

export type OwnPostgres = Awaited<ReturnType<typeof openOwnPostgres>>

/** A Postgres that a test may stop, kill and start again at the same address: the one of the run belongs to all tests. */
export async function openOwnPostgres() {
  const { dataDir, remove } = await makeTestDataDir()
  // Not a throwaway one: that forgets, when it is killed, what it had committed.
  const database = await startEmbeddedDatabase({ dataDir, secrets: readSecrets(dataDir) })
  const clusterDir = join(database.home, 'postgres')
  // The command line that Postgres notes itself, each word in quotes.
  const [program = '', ...words] = readFileSync(join(clusterDir, 'postmaster.opts'), 'utf8')
    .trim()
    .split(/ (?=")/)
  const args = words.map((word) => word.slice(1, -1))
  return {
    url: database.url,
    stop: () => stopPostgres(clusterDir),
    async kill() {
      const server = runningServer(clusterDir)
      if (server) process.kill(server.pid, 'SIGKILL')
      while (runningServer(clusterDir)) await sleep(10)
    },
    async start() {
      const options = { ...databaseAccount(clusterDir), cwd: database.home, env: databaseEnvironment() }
      // After a kill it refuses while a child of the old one still ends.
      for (;;) {
        const server = spawn(program, args, { ...options, detached: true, stdio: 'ignore' })
        server.unref()
        while (server.exitCode === null) {
          if (await answers(database.url)) return
          await sleep(50)
        }
      }
    },
    async close() {
      await stopPostgres(clusterDir)
      remove()
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
