import { runMigrations } from 'graphile-worker'
import type { Migration } from 'payload'
import { getPayload } from 'payload'
import { migrations } from '../../migrations/index.ts'
import config from '../../payload.config.ts'

// Runs as a child of steps/migrate.ts, which holds the lock. Payload's adapter ends the process with 1 when a migration fails.
// The jobs' tables come first: triggers of ours write jobs.
await runMigrations({ connectionString: process.env.DATABASE_URL })
const payload = await getPayload({ config, disableOnInit: true })
await payload.db.migrate({ migrations: migrations as Migration[] })
await payload.destroy()
process.exit(0)
