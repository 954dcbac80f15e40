import { findStoryPaths } from '../corpus/find-stories.ts'
import type { BenchHouse } from '../house/bench-house.ts'
import type { BenchServer } from '../house/bench-server.ts'
import { runLoad } from '../load/start-load.ts'
import type { Bench, Check, Table } from '../measurement.ts'
import { median } from '../statistics.ts'

/** Readers who wait for a page that is rendered: more would only wait longer, the process is busy with fewer. */
const CONNECTIONS = 8
/** More than a round can take. */
const MOST_PER_SECOND = 600

/** Full pages of stories that nobody has asked for before, one process, with the database and the load on the same cores. */
export async function measureMisses(
  bench: Bench,
  { server, house }: { server: BenchServer; house: BenchHouse },
): Promise<{ tables: Table[]; checks: Check[]; data: unknown }> {
  const { rounds, seconds, warmUp } = bench.quick
    ? { rounds: 2, seconds: 2, warmUp: 1 }
    : { rounds: 5, seconds: 20, warmUp: 10 }
  const perRound = seconds * MOST_PER_SECOND
  const paths = await findStoryPaths(house.databaseUrl, perRound * rounds + warmUp * MOST_PER_SECOND)
  const results = await bench.report.step('Misses', async (update, say) => {
    const ask = async (some: string[], forSeconds: number) => {
      const before = server.processorTime()
      const stream = {
        name: 'misses',
        pace: { kind: 'closed' } as const,
        connections: CONNECTIONS,
        paths: some,
        order: 'once' as const,
      }
      const { streams } = await runLoad({ origin: server.origin, seconds: forSeconds, streams: [stream] })
      const [result] = streams
      if (!result) throw new Error('the load generator gave no result')
      return { ...result, processorMs: ((server.processorTime() - before) * 1000) / result.done }
    }
    update({ fraction: 0, text: 'warming up' })
    await ask(paths.splice(0, warmUp * MOST_PER_SECOND), warmUp)
    const all = []
    for (let round = 0; round < rounds; round++) {
      update({ fraction: round / rounds, text: `round ${round + 1} of ${rounds}` })
      // A small corpus is used up: then rounds are shorter.
      const some = paths.splice(0, Math.min(perRound, Math.ceil(paths.length / (rounds - round))))
      if (some.length > 0) all.push(await ask(some, seconds))
    }
    say(`${all.length} rounds of ${seconds} s`)
    return all
  })
  const perSecond = results.map(({ done, seconds: took }) => done / took)
  const middle = median(perSecond)
  const failed = results.reduce(
    (sum, { done, statuses, errors }) =>
      sum + done - (statuses[200] ?? 0) + Object.values(errors).reduce((a, b) => a + b, 0),
    0,
  )
  const hits = results.reduce((sum, { cache }) => sum + (cache.hit ?? 0), 0)
  const table: Table = {
    title: `Misses: full story pages a second, ${house.corpus.stories.toLocaleString('en')} stories, ${CONNECTIONS} readers waiting, one process`,
    columns: ['round', 'pages', 'per second', 'p50 ms', 'p95 ms', 'p99 ms', 'server CPU ms a page', 'KB a page'],
    rows: results.map(({ done, bytes, latency, processorMs }, round) => [
      String(round + 1),
      done,
      perSecond[round],
      latency.p50,
      latency.p95,
      latency.p99,
      processorMs,
      bytes / done / 1024,
    ]),
    note: 'Database, server and load generator share the cores.',
  }
  const checks: Check[] = [
    {
      what: `pages rendered a second with ${house.corpus.stories.toLocaleString('en')} stories`,
      required: 'at least 150',
      measured: `${middle.toFixed(0)} (median)`,
      holds: middle >= 150,
    },
    { what: 'answers other than 200 among them', required: '0', measured: String(failed), holds: failed === 0 },
    {
      what: 'pages that came from the cache, which would not count',
      required: '0',
      measured: String(hits),
      holds: hits === 0,
    },
  ]
  return { tables: [table], checks, data: results.map(({ timeline: _, ...result }) => result) }
}
