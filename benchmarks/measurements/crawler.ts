import pg from 'pg'
import { seededRandom } from '../../lib/random.ts'
import { sqlOn } from '../../lib/sql.ts'
import { ARCHIVE } from '../archive/archive-shape.ts'
import { type Crawled, crawl } from '../archive/crawl.ts'
import { failuresOf } from '../load/failures-of.ts'
import { type Check, type Measurement, numberOption, type Table } from '../measurement.ts'
import { inMs, thinned } from '../statistics.ts'

/** How much the parts of a long crawl may lie apart: p95 moves with whatever else the machine does, memory with its collector. */
const MOST_SPREAD = { p95: 0.5, memory: 0.1 }

/** From the first part to the last: what grows would grow on. */
const MOST_GROWTH = 0.2

/** Somebody reads the archive from end to end: neither the times nor the memory may grow. */
export const measurement: Measurement = {
  title: 'Crawler: 200,000 random pages of lists of 1,000,000 stories, 50 a second',
  async run(bench) {
    const stories = numberOption(bench, 'stories', { full: 1_000_000, quick: 2000 })
    const requests = numberOption(bench, 'requests', { full: 200_000, quick: 400 })
    const rate = numberOption(bench, 'rate', { full: 50, quick: 50 })
    const house = await bench.openHouse({ stories, ...ARCHIVE })
    const crawled = await bench.report.step('Crawler', async (update, say) => {
      const server = await house.startServer()
      const pool = new pg.Pool({ connectionString: house.databaseUrl, max: 2 })
      const found = await crawl({
        ...{ server, corpus: house.corpus, sql: sqlOn(pool), random: seededRandom(11), requests, rate },
        onProgress: (fraction, text) => update({ fraction, text }),
      }).finally(() => pool.end())
      await server.stop()
      say(`${found.result.done.toLocaleString('en')} requests at ${rate} a second`)
      return found
    })
    const { result, memory, parts } = crawled
    return {
      tables: [tableOf(crawled)],
      checks: checksOf(crawled),
      data: { parts, memory: thinned(memory), result: { ...result, timeline: thinned(result.timeline) } },
    }
  },
}

function tableOf({ result, parts }: Crawled): Table {
  return {
    title: `A crawler: ${result.done.toLocaleString('en')} random pages of lists at ${(result.sent / result.seconds).toFixed(0)} a second, one process`,
    columns: ['', ...parts.map((_, part) => `part ${part + 1}`)],
    rows: [
      ['p95 of a second, ms', ...parts.map(({ p95 }) => p95)],
      ['memory, MB', ...parts.map(({ mb }) => mb)],
    ],
    note: `Medians of equal parts of the time, without the first quarter. Hits ${(((result.cache.hit ?? 0) / result.done) * 100).toFixed(1)} %; over all p50 ${inMs(result.latency.p50)} ms, p95 ${inMs(result.latency.p95)} ms, p99 ${inMs(result.latency.p99)} ms.`,
  }
}

function checksOf({ result, parts }: Crawled): Check[] {
  // Of a head of a list that moved on meanwhile there is none: nobody publishes.
  const failed = failuresOf(result)
  const spread = (values: number[]) => (Math.max(...values) - Math.min(...values)) / Math.min(...values)
  const [p95, memory] = [spread(parts.map((part) => part.p95)), spread(parts.map((part) => part.mb))]
  const growth = (parts.at(-1)?.p95 ?? 0) / (parts[0]?.p95 ?? 0) - 1
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  return [
    { what: 'requests that failed', required: '0', measured: String(failed), holds: failed === 0 },
    {
      what: 'p95 between the parts of the time',
      required: `within ${percent(MOST_SPREAD.p95)}`,
      measured: percent(p95),
      holds: p95 <= MOST_SPREAD.p95,
    },
    {
      what: 'p95 of the last part against the first',
      required: `at most ${percent(MOST_GROWTH)} more`,
      measured: percent(growth),
      holds: growth <= MOST_GROWTH,
    },
    {
      what: 'memory between the parts of the time',
      required: `within ${percent(MOST_SPREAD.memory)}`,
      measured: percent(memory),
      holds: memory <= MOST_SPREAD.memory,
    },
  ]
}
