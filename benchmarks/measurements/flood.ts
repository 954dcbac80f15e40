import { setTimeout as sleep } from 'node:timers/promises'
import { pick, type Random, seededRandom } from '../../lib/random.ts'
import { findStoryPaths } from '../corpus/find-stories.ts'
import { failuresOf } from '../load/failures-of.ts'
import type { StreamResult } from '../load/load-plan.ts'
import { startLoad } from '../load/start-load.ts'
import { warmUp } from '../load/warm-up.ts'
import { type Check, type Measurement, numberOption } from '../measurement.ts'
import { median, thinned } from '../statistics.ts'

const REAL_PAGES = 300
const REAL_PER_SECOND = 50
const FLOOD_CONNECTIONS = 16
/** How much more memory the second half of the flood may leave behind than the first. */
const MOST_GROWTH = 0.1

/** Somebody asks for addresses that do not exist, and for real ones with queries that mean nothing. */
export const measurement: Measurement = {
  title: 'Flood: random addresses and query strings while readers read',
  async run(bench) {
    const wanted = numberOption(bench, 'addresses', { full: 100_000, quick: 1000 })
    const house = await bench.openHouse({ stories: numberOption(bench, 'stories', { full: 20_000, quick: 2000 }) })
    const server = await bench.report.step('Server', () => house.startServer())
    const real = await findStoryPaths(house.databaseUrl, REAL_PAGES)
    const readReal = () => warmUp(server.origin, real)
    await bench.report.step('Warming up', readReal)
    const before = await readReal()
    const memory: { at: number; mb: number }[] = []
    const random = seededRandom(99)
    const addresses = Array.from({ length: wanted }, () => randomAddress(random, real))
    const load = startLoad({
      origin: server.origin,
      seconds: 4 * 3600,
      streams: [
        { name: 'flood', pace: { kind: 'closed' }, connections: FLOOD_CONNECTIONS, paths: addresses, order: 'once' },
      ],
    })
    const readers = startLoad({
      origin: server.origin,
      seconds: 4 * 3600,
      streams: [
        {
          name: 'real',
          pace: { kind: 'open', phases: [{ seconds: 4 * 3600, from: REAL_PER_SECOND, to: REAL_PER_SECOND }] },
          connections: 50,
          paths: real,
          order: 'random',
        },
      ],
    })
    const flood = await bench.report.step('Flood', async (update, say) => {
      let isOver = false
      const result = load.result.finally(() => {
        isOver = true
      })
      result.catch(() => {})
      const began = Date.now()
      while (!isOver) {
        memory.push({ at: Date.now() - began, mb: server.memory() })
        update({ text: `${Math.round((Date.now() - began) / 1000)} s, ${memory.at(-1)?.mb.toFixed(0)} MB` })
        await sleep(500)
      }
      const { streams } = await result
      say(`${wanted.toLocaleString('en')} addresses`)
      return streams[0] as StreamResult
    })
    readers.stop()
    const during = (await readers.result).streams[0] as StreamResult
    const after = await readReal()

    const quarter = (from: number, to: number) =>
      median(memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to)).map(({ mb }) => mb))
    const [half, end] = [quarter(0.4, 0.5), quarter(0.9, 1)]
    const growth = end / half - 1
    const share = ({ cache, done }: StreamResult) => (cache.hit ?? 0) / done
    const rows = [before, during, after].map((result, place) => [
      ['before', 'during', 'after'][place],
      result.done,
      share(result) * 100,
      result.latency.p50,
      result.latency.p99,
      failuresOf(result),
    ])
    const bad = flood.done - (flood.statuses[404] ?? 0) - (flood.statuses[200] ?? 0)
    const failed = Object.values(flood.errors).reduce((sum, count) => sum + count, 0)
    const checks: Check[] = [
      {
        what: 'memory at the end of the flood against half-way',
        required: `at most ${MOST_GROWTH * 100} % more`,
        measured: `${(growth * 100).toFixed(1)} % (${half.toFixed(0)} MB → ${end.toFixed(0)} MB)`,
        holds: growth <= MOST_GROWTH,
      },
      {
        what: 'hit rate of real pages after the flood against before',
        required: 'the same',
        measured: `${(share(after) * 100).toFixed(1)} % against ${(share(before) * 100).toFixed(1)} %`,
        holds: share(after) >= share(before) && share(before) > 0,
      },
      {
        what: 'hit rate of real pages during the flood',
        required: 'the same',
        measured: `${(share(during) * 100).toFixed(1)} %`,
        holds: share(during) >= share(before) && share(before) > 0,
      },
      {
        what: 'answers to the flood other than 404, or 200 for a real page',
        required: '0',
        measured: `${bad} and ${failed} errors`,
        holds: bad === 0 && failed === 0,
      },
    ]
    return {
      tables: [
        { title: 'Real pages', columns: ['', 'requests', 'hits %', 'p50 ms', 'p99 ms', 'failures'], rows },
        {
          title: 'The flood',
          columns: [
            'addresses',
            'per second',
            '404',
            '200',
            'hits',
            'p50 ms',
            'p99 ms',
            'MB at start',
            'MB at most',
            'MB at end',
          ],
          rows: [
            [
              flood.done,
              flood.done / flood.seconds,
              flood.statuses[404] ?? 0,
              flood.statuses[200] ?? 0,
              flood.cache.hit ?? 0,
              flood.latency.p50,
              flood.latency.p99,
              memory[0]?.mb,
              Math.max(...memory.map(({ mb }) => mb)),
              end,
            ],
          ],
        },
      ],
      checks,
      data: {
        memory: thinned(memory),
        flood: { ...flood, timeline: undefined },
        before,
        during: { ...during, timeline: undefined },
        after,
      },
    }
  },
}

/** Half of them are nobody's; half are real pages with a query that no route knows. */
function randomAddress(random: Random, real: string[]): string {
  const word = () => Math.floor(random() * 2 ** 40).toString(36)
  const forms = [
    () => `/${word()}`,
    () => `/world/${word()}-${word()}`,
    () => `/tags/${word()}`,
    () => `/authors/${word()}`,
    () => `/${word()}/${word()}/${word()}`,
    () => `${pick(random, real)}?${word()}=${word()}`,
    () => `${pick(random, real)}?utm_source=${word()}&utm_campaign=${word()}`,
    () => `${pick(random, real)}?page=${word()}&q=%20${word()}`,
    () => `/?${word()}`,
    () => `/world?sort=${word()}`,
  ]
  return pick(random, forms)()
}
