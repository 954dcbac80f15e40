import { startWorker } from '../worker.ts'

// A process to be killed: takes a job, says so, and never ends it.
await startWorker({
  databaseUrl: process.env.DATABASE_URL ?? '',
  handlers: {
    'relate-story': () => {
      process.stdout.write('taken\n')
      return new Promise(() => {})
    },
  },
})
