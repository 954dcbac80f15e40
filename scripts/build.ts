import { loadEnvFile, readEnv } from '../lib/env.ts'
import { build } from './steps/build.ts'
import { makeDataDir } from './steps/data-dir.ts'
import { operatorSentence } from './steps/operator-error.ts'
import { createReport } from './steps/report.ts'
import { stopScripts } from './steps/run-script.ts'

// A build reads no data, so it needs no database; what Payload's configuration asks for is filled with addresses that lead nowhere.
const NOWHERE = 'postgres://build-has-no-database@127.0.0.1:1/none'

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopScripts()
    process.exit(1)
  })
}

try {
  loadEnvFile()
  const { DATA_DIR } = readEnv()
  makeDataDir(DATA_DIR)
  const env = {
    DATABASE_URL: NOWHERE,
    READER_DATABASE_URL: NOWHERE,
    INBOX_DATABASE_URL: NOWHERE,
    PAYLOAD_SECRET: 'build-has-no-secret'.repeat(2),
  }
  const inUse = await build({ dataDir: DATA_DIR, progress: createReport(), env })
  inUse.release()
} catch (error) {
  process.stderr.write(`\n${operatorSentence(error)}\n`)
  process.exit(1)
}
