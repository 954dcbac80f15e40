import { setTimeout as sleep } from 'node:timers/promises'
import { type Desk, openDesk } from '../corpus/change-stories.ts'
import { findFullStory, findStoryPaths } from '../corpus/find-stories.ts'
import { measureBursts } from '../flash-crowd/measure-bursts.ts'
import type { BenchServer } from '../house/bench-server.ts'
import { withOwner } from '../house/with-owner.ts'
import { failuresOf } from '../load/failures-of.ts'
import type { Phase, Second, StreamResult } from '../load/load-plan.ts'
import { startLoad } from '../load/start-load.ts'
import { warmUp } from '../load/warm-up.ts'
import { type Bench, type Check, type Measurement, numberOption, type Table } from '../measurement.ts'
import { median } from '../statistics.ts'

const BASELINE_PER_SECOND = 200
const TIMES = 12
const UPDATE_EVERY_MS = 2000
const MARK = 'Flash crowd, revision '
const MOST_P99_MS = 100

/** One story that everybody wants at once, while it is being updated. */
export const measurement: Measurement = {
  title: 'Flash crowd: 12 times the load within a minute on one story that is updated every 2 s',
  async run(bench) {
    const house = await bench.openHouse({ stories: numberOption(bench, 'stories', { full: 100_000, quick: 2000 }) })
    const server = await bench.report.step('Server', () => house.startServer())
    const story = await findFullStory(house.databaseUrl)
    const paths = (await findStoryPaths(house.databaseUrl, 400)).filter((path) => path !== story.path)
    return withOwner(house.databaseUrl, async (client) => {
      const desk = openDesk(client, house.corpus)
      const crowd = await measureCrowd(bench, { server, desk, story, others: paths.slice(0, 200) })
      const bursts = await measureBursts(bench, server, paths.slice(200))
      return {
        tables: [...crowd.tables, bursts.table],
        checks: [...crowd.checks, ...bursts.checks],
        data: { crowd: crowd.data, bursts: bursts.data },
      }
    })
  },
}

type Crowd = { server: BenchServer; desk: Desk; story: { id: string; path: string }; others: string[] }

async function measureCrowd(bench: Bench, { server, desk, story, others }: Crowd) {
  const seconds = bench.quick ? { before: 3, rise: 6, peak: 3 } : { before: 30, rise: 60, peak: 60 }
  const all = seconds.before + seconds.rise + seconds.peak
  const added = BASELINE_PER_SECOND * (TIMES - 1)
  const rise: Phase[] = [
    // A few from the start, so that the story is in the cache and followed.
    { seconds: seconds.before, from: 2, to: 2 },
    { seconds: seconds.rise, from: 2, to: added },
    { seconds: seconds.peak, from: added, to: added },
  ]
  const everydayPaths = ['/', '/world', '/business', '/science', ...others]
  // A crowd comes to a site that is being read, not to one that has just been started.
  await bench.report.step('Warming up', () => warmUp(server.origin, [...everydayPaths, story.path]))
  await desk.changeHeadline(story.id, `${MARK}0`)
  const load = startLoad({
    origin: server.origin,
    seconds: all,
    streams: [
      {
        name: 'everyday',
        pace: { kind: 'open', phases: [{ seconds: all, from: BASELINE_PER_SECOND, to: BASELINE_PER_SECOND }] },
        connections: 100,
        paths: everydayPaths,
        order: 'zipf',
      },
      {
        name: 'crowd',
        pace: { kind: 'open', phases: rise },
        connections: 400,
        paths: [story.path],
        order: 'cycle',
        versionAfter: MARK,
      },
    ],
  })
  const committed = await bench.report.step('Flash crowd', async (update, say) => {
    const times = new Map<number, number>()
    let isOver = false
    const result = load.result.finally(() => {
      isOver = true
    })
    result.catch(() => {})
    const began = Date.now()
    for (let revision = 1; !isOver; revision++) {
      await sleep(Math.max(0, began + revision * UPDATE_EVERY_MS - Date.now()))
      if (isOver) break
      await desk.changeHeadline(story.id, `${MARK}${revision}`)
      times.set(revision, Date.now())
      update({ fraction: Math.min(1, (Date.now() - began) / 1000 / all), text: `revision ${revision}` })
    }
    await result
    say(`${times.size} updates in ${all} s`)
    return times
  })
  const { streams } = await load.result
  const [everyday, crowd] = streams
  if (!everyday || !crowd) throw new Error('the load generator gave no result')
  return describeCrowd({ everyday, crowd, committed, seconds })
}

type Told = {
  everyday: StreamResult
  crowd: StreamResult
  committed: Map<number, number>
  seconds: { before: number; rise: number; peak: number }
}

function describeCrowd({ everyday, crowd, committed, seconds }: Told): {
  tables: Table[]
  checks: Check[]
  data: unknown
} {
  const { before, rise, peak } = seconds
  const parts: [string, number, number][] = [
    ['before', 0, before],
    ['rising, first half', before, before + rise / 2],
    ['rising, second half', before + rise / 2, before + rise],
    ['at 12 times', before + rise, before + rise + peak],
  ]
  const both = [everyday, crowd]
  const began = everyday.timeline[0]?.at ?? 0
  // By the clock: a second without an answer is not in the list.
  const during = ({ timeline }: StreamResult, from: number, to: number) =>
    timeline.filter(({ at }) => at >= began + (from - 0.5) * 1000 && at < began + (to - 0.5) * 1000)
  const rows = parts.map(([name, from, to]) => {
    const some = both.flatMap((stream) => during(stream, from, to))
    const sum = (of: (second: Second) => number) => some.reduce((total, second) => total + of(second), 0)
    const ofCrowd = during(crowd, from, to)
    return [
      name,
      sum(({ done }) => done) / (to - from),
      median(ofCrowd.map(({ p99 }) => p99)),
      Math.max(...ofCrowd.map(({ max }) => max)),
      sum(({ errors }) => errors),
    ]
  })
  // Only while the crowd is dense: before, what is measured would be how long nobody came.
  const dense = [...committed].filter(([, at]) => at >= began + (before + rise / 2) * 1000)
  const delays = dense.flatMap(([revision, at]) => {
    const seen = crowd.versions?.firstSeen[revision]
    return seen === undefined ? [] : [seen - at]
  })
  const lingering = dense.flatMap(([revision, at]) => {
    const last = crowd.versions?.lastSeen[revision - 1]
    return last === undefined ? [] : [last - at]
  })
  const failed = both.reduce((sum, stream) => sum + failuresOf(stream), 0)
  const { wentBack = 0, olderThanSeen = 0, without = 0 } = crowd.versions ?? {}
  const tables: Table[] = [
    {
      title: 'Flash crowd: all requests, and how long readers of the story waited',
      columns: ['part', 'per second', 'p99 ms', 'worst ms', 'errors'],
      rows,
      note: 'Waiting is counted from when a request was due. p99: the median of the seconds.',
    },
    {
      title: 'The story while it was updated every 2 s',
      columns: ['', 'median ms', 'worst ms'],
      rows: [
        ['from the commit until the first reader had the new one', median(delays), Math.max(...delays)],
        ['from the commit until the last reader got the old one', median(lingering), Math.max(...lingering)],
      ],
      note: 'Seen by the readers of the crowd, from six times the load on. Below 0: before the commit had been confirmed to the desk.',
    },
  ]
  const checks: Check[] = [
    { what: 'errors under the flash crowd', required: '0', measured: String(failed), holds: failed === 0 },
    p99Check('readers of the story', crowd),
    p99Check('readers of other pages', everyday),
    {
      what: 'answers older than one that the same reader had before',
      required: '0',
      measured: `${wentBack} (${olderThanSeen} older than what anyone had)`,
      holds: wentBack === 0 && olderThanSeen === 0 && without === 0 && delays.length > 0,
    },
  ]
  return { tables, checks, data: { everyday, crowd, committed: Object.fromEntries(committed) } }
}

function p99Check(who: string, { latency, done }: StreamResult): Check {
  return {
    what: `p99 of ${who} (${done.toLocaleString('en')} requests)`,
    required: `under ${MOST_P99_MS} ms`,
    measured: `${latency.p99.toFixed(1)} ms`,
    holds: latency.p99 < MOST_P99_MS,
  }
}
