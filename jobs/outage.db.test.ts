import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlOn } from '../lib/sql.ts'
import { addJob } from './add-job.ts'
import { type OwnPostgres, openOwnPostgres } from './testing/own-postgres.ts'
import { startWorker } from './worker.ts'

let postgres: OwnPostgres

beforeAll(async () => {
  postgres = await openOwnPostgres()
})
afterAll(() => postgres.close())

async function add(storyId: string): Promise<void> {
  const client = new pg.Client(postgres.url)
  await client.connect()
  await addJob(sqlOn(client), 'relate-story', { storyId })
  await client.end()
}

/** A worker whose handler tells of each job that it begins, and ends it when it is let. */
async function openWorker() {
  const begun = new Map<string, PromiseWithResolvers<number>[]>()
  const held = new Map<string, Promise<void>>()
  const next = (storyId: string) => {
    const waiting = Promise.withResolvers<number>()
    begun.set(storyId, [...(begun.get(storyId) ?? []), waiting])
    return waiting.promise
  }
  const worker = await startWorker({
    databaseUrl: postgres.url,
    takeOverEveryMs: 100,
    handlers: {
      'relate-story': async ({ storyId }, { attempt }) => {
        begun.get(storyId)?.shift()?.resolve(attempt)
        await held.get(storyId)
      },
    },
  })
  return { worker, next, held }
}

// A rejection that nobody handles fails the run, so each of these also says that none came.
test.each([
  ['stopped', () => postgres.stop()],
  ['killed', () => postgres.kill()],
])(
  'a database that is %s and comes back is worked for again, and a job that ran meanwhile is not lost',
  async (_how, takeDown) => {
    const { worker, next, held } = await openWorker()
    const [during, after] = [randomUUID(), randomUUID()]
    const release = Promise.withResolvers<void>()
    held.set(during, release.promise)
    const first = next(during)
    await add(during)
    expect(await first).toBe(1)

    await takeDown()
    // Its end cannot be noted: nobody is there to note it.
    const again = next(during)
    release.resolve()
    await postgres.start()

    const later = next(after)
    await add(after)
    expect(await later).toBe(1)
    expect(await again).toBe(2)
    await worker.stop()
  },
)

test('a worker that starts before its database finds it when it comes', async () => {
  await postgres.stop()
  const { worker, next } = await openWorker()
  await postgres.start()
  const storyId = randomUUID()
  const begun = next(storyId)
  await add(storyId)
  expect(await begun).toBe(1)
  await worker.stop()
})

test('a worker can be stopped while its database is away', async () => {
  const { worker } = await openWorker()
  await postgres.stop()
  await worker.stop()
  await postgres.start()
})
