import { setTimeout as sleep } from 'node:timers/promises'
import { controlDatabase } from '../../lib/testing/control-database.ts'
import { findStoryPaths } from '../corpus/find-stories.ts'
import { failuresOf } from '../load/failures-of.ts'
import { fetchResponse } from '../load/fetch-response.ts'
import type { Second } from '../load/load-plan.ts'
import { startLoad } from '../load/start-load.ts'
import { warmUp } from '../load/warm-up.ts'
import { type Check, type Measurement, numberOption } from '../measurement.ts'

const CACHED_PER_SECOND = 200
const UNCACHED_PER_SECOND = 5
const PAGES = 200
/** Within this time of its return everything must be as before. */
const BACK_WITHIN_MS = 5000
/** A stop is noticed by a connection that breaks, or at the next look at the log of changes. */
const NOTICED_WITHIN_MS = 2000

/** Postgres goes away under load and comes back. */
export const measurement: Measurement = {
  title: 'Outage: Postgres stopped for 60 s under load',
  async run(bench) {
    const { before, away, after } = bench.quick ? { before: 4, away: 8, after: 9 } : { before: 15, away: 60, after: 30 }
    const house = await bench.openHouse({ stories: numberOption(bench, 'stories', { full: 20_000, quick: 2000 }) })
    const server = await bench.report.step('Server', () => house.startServer())
    const database = controlDatabase({ dataDir: house.dataDir, url: house.databaseUrl })
    const all = (before + away + after) * 1.2
    const paths = await findStoryPaths(house.databaseUrl, PAGES + Math.ceil(UNCACHED_PER_SECOND * all * 1.5))
    const cached = paths.splice(0, PAGES)
    await bench.report.step('Warming up', () => warmUp(server.origin, cached))
    const phase = (perSecond: number) => [{ seconds: all, from: perSecond, to: perSecond }]
    const load = startLoad({
      origin: server.origin,
      seconds: all,
      streams: [
        {
          name: 'cached',
          pace: { kind: 'open', phases: phase(CACHED_PER_SECOND) },
          connections: 100,
          paths: cached,
          order: 'random',
        },
        {
          name: 'uncached',
          pace: { kind: 'open', phases: phase(UNCACHED_PER_SECOND) },
          connections: 50,
          paths,
          order: 'once',
        },
      ],
    })
    const looks: { status: number; retryAfter: string | undefined; cacheControl: string | undefined }[] = []
    const times = await bench.report.step('Outage', async (update, say) => {
      update({ text: 'all is well' })
      await sleep(before * 1000)
      const stopBegan = Date.now()
      await database.stop()
      const stopped = Date.now()
      update({ text: 'Postgres is away' })
      while (Date.now() - stopped < away * 1000) {
        await sleep(Math.min(5000, away * 250))
        // An address of its own each time, so that none could have been kept.
        const { status, headers } = await fetchResponse(server.origin + (paths.at(-1 - looks.length) ?? '/'))
        looks.push({ status, retryAfter: headers.get('retry-after'), cacheControl: headers.get('cache-control') })
      }
      const startBegan = Date.now()
      await database.start()
      const back = Date.now()
      update({ text: 'Postgres is back' })
      await sleep(after * 1000)
      say(`away for ${((back - stopBegan) / 1000).toFixed(1)} s`)
      return { stopBegan, stopped, startBegan, back }
    })
    load.stop()
    const { streams } = await load.result
    const [kept, others] = streams
    if (!kept || !others) throw new Error('the load generator gave no result')

    const within = (timeline: Second[], from: number, to: number) =>
      timeline.filter(({ at }) => at >= from && at + 1000 <= to)
    const outage = (timeline: Second[]) => within(timeline, times.stopped + NOTICED_WITHIN_MS, times.startBegan)
    const afterwards = (timeline: Second[]) => within(timeline, times.back + BACK_WITHIN_MS, Number.POSITIVE_INFINITY)
    const total = (seconds: Second[], of: (second: Second) => number | undefined) =>
      seconds.reduce((sum, second) => sum + (of(second) ?? 0), 0)

    const keptAway = outage(kept.timeline)
    const othersAway = outage(others.timeline)
    const back = [...afterwards(kept.timeline), ...afterwards(others.timeline)]
    const notStale = total(keptAway, ({ done, cache }) => done - (cache.stale ?? 0))
    const not503 = total(othersAway, ({ done, statuses }) => done - (statuses[503] ?? 0))
    const failedBack = total(back, ({ done, errors, statuses }) => done + errors - (statuses[200] ?? 0))
    const staleBack = total(back, ({ cache }) => cache.stale)
    const badLooks = looks.filter(
      ({ status, retryAfter, cacheControl }) => status !== 503 || !retryAfter || !/no-store/.test(cacheControl ?? ''),
    )
    const lost = failuresOf(kept)
    const firstNormal = others.timeline.find(({ at, statuses }) => at > times.back - 1000 && (statuses[200] ?? 0) > 0)

    const checks: Check[] = [
      {
        what: 'cached pages that were not answered with 200, from first to last',
        required: '0',
        measured: String(lost),
        holds: lost === 0,
      },
      {
        what: `cached pages during the outage that were not marked stale, after ${NOTICED_WITHIN_MS / 1000} s`,
        required: '0',
        measured: `${notStale} of ${total(keptAway, ({ done }) => done)}`,
        holds: notStale === 0 && keptAway.length > 0,
      },
      {
        what: 'uncached pages during the outage with another answer than 503',
        required: '0',
        measured: `${not503} of ${total(othersAway, ({ done }) => done)}`,
        holds: not503 === 0 && othersAway.length > 0,
      },
      {
        what: '503 without Retry-After or without no-store, looked at one by one',
        required: '0',
        measured: `${badLooks.length} of ${looks.length}`,
        holds: badLooks.length === 0 && looks.length > 0,
      },
      {
        what: `${BACK_WITHIN_MS / 1000} s after its return: answers other than 200, and stale ones`,
        required: '0',
        measured: `${failedBack}, ${staleBack} stale`,
        holds: failedBack === 0 && staleBack === 0 && back.length > 0,
      },
      {
        what: 'the server process lived through it',
        required: 'yes',
        measured: server.hasEnded() ? 'no' : 'yes',
        holds: !server.hasEnded(),
      },
    ]
    const part = (name: string, stream: typeof kept) => [
      name,
      stream.done,
      stream.statuses[200] ?? 0,
      stream.statuses[503] ?? 0,
      stream.cache.stale ?? 0,
      failuresOf(stream),
      stream.latency.p99,
      stream.latency.max,
    ]
    return {
      tables: [
        {
          title: `Requests over the whole run: ${CACHED_PER_SECOND} a second for ${PAGES} cached pages, ${UNCACHED_PER_SECOND} for others`,
          columns: ['pages', 'answered', '200', '503', 'stale', 'not 200', 'p99 ms', 'worst ms'],
          rows: [part('cached', kept), part('uncached', others)],
          note: firstNormal
            ? `First new page ${Math.max(0, (firstNormal.at - times.back) / 1000).toFixed(1)} to 1 s later after the return.`
            : 'No new page after the return.',
        },
      ],
      checks,
      data: { times, looks, kept, others },
    }
  },
}
