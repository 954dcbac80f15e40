import pg from 'pg'
import { sqlOn } from '../../lib/sql.ts'
import { withClient } from '../../scripts/steps/with-client.ts'
import { type Asked, askQuestions, isWanted } from '../archive/ask-questions.ts'
import { type Crawled, crawl } from '../archive/crawl.ts'
import { fillNewsroom } from '../archive/fill-newsroom.ts'
import { measurePublishing, type Published } from '../archive/measure-publishing.ts'
import type { WriteTimes } from '../corpus/write-corpus.ts'
import type { BenchHouse } from '../house/bench-house.ts'
import { failuresOf } from '../load/failures-of.ts'
import { type Bench, type Check, type Measurement, numberOption, type Table } from '../measurement.ts'
import { seededRandom } from '../random.ts'
import { type Summary, thinned } from '../statistics.ts'

const SIZES = { full: [10_000, 100_000, 1_000_000], quick: [500, 2000] }
const YEARS = 8
const FILL_SECONDS = 15 * 60
const PUBLISH_P95_MS = 300
/** How much the parts of a long crawl may lie apart: p95 moves with whatever else the machine does, memory with its collector. */
const MOST_SPREAD = { p95: 0.5, memory: 0.1 }

type OfSize = {
  stories: number
  writing: WriteTimes | undefined
  newsroomSeconds: number | undefined
  gigabytes: number
  asked: Asked[]
  published: Published | undefined
}

/** The same questions to archives of three sizes: what grows, and what does not. */
export const measurement: Measurement = {
  title: 'Archive: lists, calendar, stories, files and publishing with up to 1,000,000 stories',
  async run(bench) {
    const sizes = bench.options.stories
      ? [numberOption(bench, 'stories', { full: 0, quick: 0 })]
      : SIZES[bench.quick ? 'quick' : 'full']
    const measured: OfSize[] = []
    let crawled: Crawled | undefined
    for (const stories of sizes) {
      bench.report.line(`\n${stories.toLocaleString('en')} stories`)
      const house = await bench.openHouse({ stories, years: YEARS })
      measured.push(await measureSize(bench, house))
      // The largest, last: so its table is there even of a crawl that is given up.
      if (stories === sizes.at(-1) && isWanted(bench, 'crawler')) crawled = await crawlThrough(bench, house)
      await house.close()
    }
    return {
      tables: [timesTable(measured), sizesTable(measured), ...(crawled ? [crawlTable(crawled)] : [])],
      // What must hold must hold of the largest.
      checks: [...measured.slice(-1).flatMap(checksOf), ...(crawled ? crawlChecks(crawled) : [])],
      data: { measured, ...(crawled && { crawl: thinnedCrawl(crawled) }) },
    }
  },
}

function thinnedCrawl({ result, memory, parts }: Crawled) {
  return { parts, memory: thinned(memory), result: { ...result, timeline: thinned(result.timeline) } }
}

async function measureSize(bench: Bench, house: BenchHouse): Promise<OfSize> {
  const { stories } = house.corpus
  const count = bench.quick ? 40 : 1000
  const gigabytes = await withClient(house.superuserUrl, async (client) => {
    const { rows } = await client.query<{ gb: number }>(
      'select pg_database_size(current_database()) / 1e9::float8 as gb',
    )
    return rows[0]?.gb ?? Number.NaN
  })
  const site = await bench.report.step('Server', () => house.startServer({ variables: { PAGE_CACHE_MB: '0' } }))
  const asked = await askQuestions(bench, { house, origin: site.origin, count })
  await site.stop()
  const newsroom = isWanted(bench, 'publish') ? await publishInto(bench, house) : undefined
  return {
    stories,
    writing: house.writing,
    gigabytes,
    asked,
    newsroomSeconds: newsroom?.seconds,
    published: newsroom?.published,
  }
}

async function publishInto(bench: Bench, house: BenchHouse): Promise<{ seconds: number; published: Published }> {
  const began = Date.now()
  await bench.report.step('Newsroom', () => withClient(house.superuserUrl, fillNewsroom))
  const seconds = (Date.now() - began) / 1000
  const published = await bench.report.step('Publishing', async (update, say) => {
    const desk = await house.startServer({ role: 'all' })
    const readers = await house.startServer()
    const wanted = bench.quick ? 10 : 200
    const result = await withClient(house.superuserUrl, (client) =>
      measurePublishing({
        ...{ house, client, desk: desk.origin, site: readers.origin, count: wanted },
        onProgress: (done) => update({ fraction: done / wanted }),
      }),
    )
    await Promise.all([desk.stop(), readers.stop()])
    say(`${result.done.p50.toFixed(0)} / ${result.done.p95.toFixed(0)} ms`)
    return result
  })
  return { seconds, published }
}

function crawlThrough(bench: Bench, house: BenchHouse): Promise<Crawled> {
  const requests = numberOption(bench, 'requests', { full: 200_000, quick: 400 })
  const rate = numberOption(bench, 'rate', { full: 50, quick: 50 })
  return bench.report.step('Crawler', async (update, say) => {
    const server = await house.startServer()
    const pool = new pg.Pool({ connectionString: house.databaseUrl, max: 2 })
    const crawled = await crawl({
      ...{ server, corpus: house.corpus, sql: sqlOn(pool), random: seededRandom(11), requests, rate },
      onProgress: (fraction, text) => update({ fraction, text }),
    }).finally(() => pool.end())
    await server.stop()
    say(`${crawled.result.done.toLocaleString('en')} requests at ${rate} a second`)
    return crawled
  })
}

const PUBLISH_ROWS = {
  answered: 'publish: until the editor has the answer',
  read: 'publish: until another process shows it',
  done: 'publish: until all that it sets off is done',
} as const

function timesTable(measured: OfSize[]): Table {
  const [first] = measured
  const most = first?.asked[0]?.took.count
  // Those that took long were asked fewer times.
  const cell = ({ p50, p95, count }: Summary) =>
    `${written(p50)} / ${written(p95)}${count === most ? '' : ` (${count})`}`
  const rows = (first?.asked ?? []).map(({ question: { name, limit } }, index) => [
    name,
    limit ? `${limit.p50 ?? '–'} / ${limit.p95 ?? '–'}` : '',
    ...measured.map(({ asked }) => asked[index] && cell(asked[index].took)),
  ])
  const publishing = Object.entries(PUBLISH_ROWS).map(([kind, name]) => [
    name,
    kind === 'done' ? `– / ${PUBLISH_P95_MS}` : '',
    ...measured.map(({ published }) => published && cell(published[kind as keyof Published])),
  ])
  return {
    title: 'p50 / p95 in milliseconds, one request after the other',
    columns: ['', 'limit', ...measured.map(({ stories }) => `${stories.toLocaleString('en')} stories`)],
    rows: [...rows, ...publishing],
    note: `${most} random requests each; where there were fewer, their number stands in brackets. Database, servers and measurement share the cores.`,
  }
}

function sizesTable(measured: OfSize[]): Table {
  return {
    title: 'What it takes to be there, seconds',
    columns: [
      'stories',
      'in all',
      'stories by COPY',
      'indexes',
      'calendar, names',
      'statistics',
      'newsroom’s rows',
      'GB',
    ],
    rows: measured.map(({ stories, writing, newsroomSeconds, gigabytes }) => [
      ...[stories, secondsOf(writing), writing?.stories, writing?.indexes, writing?.derived, writing?.statistics],
      ...[newsroomSeconds, gigabytes],
    ]),
    note: 'In all without the newsroom’s own rows, which only publishing needs. Under 20,000 stories indexes are kept while writing.',
  }
}

function secondsOf(writing: WriteTimes | undefined): number | undefined {
  return writing && Object.values(writing).reduce((sum, seconds) => sum + seconds, 0)
}

function crawlTable({ result, parts }: Crawled): Table {
  return {
    title: `A crawler: ${result.done.toLocaleString('en')} random pages of lists at ${(result.sent / result.seconds).toFixed(0)} a second, one process`,
    columns: ['', ...parts.map((_, part) => `part ${part + 1}`)],
    rows: [
      ['p95 of a second, ms', ...parts.map(({ p95 }) => p95)],
      ['memory, MB', ...parts.map(({ mb }) => mb)],
    ],
    note: `Medians of equal parts of the time, without the first quarter. Hits ${(((result.cache.hit ?? 0) / result.done) * 100).toFixed(1)} %; over all p50 ${written(result.latency.p50)} ms, p95 ${written(result.latency.p95)} ms, p99 ${written(result.latency.p99)} ms.`,
  }
}

function checksOf({ stories, writing, asked, published }: OfSize): Check[] {
  const fillSeconds = secondsOf(writing)
  const size = stories.toLocaleString('en')
  const times = asked.flatMap(({ question: { name, limit }, took }) =>
    (['p50', 'p95'] as const).flatMap((share): Check[] => {
      const most = limit?.[share]
      if (most === undefined) return []
      const measured = `${written(took[share])} ms`
      return [
        {
          what: `${name}, ${share}, ${size} stories`,
          required: `at most ${most} ms`,
          measured,
          holds: took[share] <= most,
        },
      ]
    }),
  )
  return [
    ...(fillSeconds === undefined
      ? []
      : [
          {
            what: `writing ${size} stories`,
            required: `at most ${FILL_SECONDS / 60} min`,
            measured: `${(fillSeconds / 60).toFixed(1)} min`,
            holds: fillSeconds <= FILL_SECONDS,
          },
        ]),
    ...times,
    ...(published
      ? [
          {
            what: `a publish with everything it sets off, p95, ${size} stories`,
            required: `at most ${PUBLISH_P95_MS} ms`,
            measured: `${written(published.done.p95)} ms`,
            holds: published.done.p95 <= PUBLISH_P95_MS,
          },
        ]
      : []),
  ]
}

function crawlChecks({ result, parts }: Crawled): Check[] {
  // Of a head of a list that moved on meanwhile there is none: nobody publishes.
  const failed = failuresOf(result)
  const spread = (values: number[]) => (Math.max(...values) - Math.min(...values)) / Math.min(...values)
  const [p95, memory] = [spread(parts.map((part) => part.p95)), spread(parts.map((part) => part.mb))]
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  return [
    { what: 'crawler: requests that failed', required: '0', measured: String(failed), holds: failed === 0 },
    {
      what: 'crawler: p95 between the parts of the time',
      required: `within ${percent(MOST_SPREAD.p95)}`,
      measured: percent(p95),
      holds: p95 <= MOST_SPREAD.p95,
    },
    {
      what: 'crawler: memory between the parts of the time',
      required: `within ${percent(MOST_SPREAD.memory)}`,
      measured: percent(memory),
      holds: memory <= MOST_SPREAD.memory,
    },
  ]
}

function written(milliseconds: number): string {
  return milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(2)
}
