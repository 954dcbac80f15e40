import { join } from 'node:path'
import type pg from 'pg'
import { withClient } from '../../scripts/steps/with-client.ts'
import { ARCHIVE } from '../archive/archive-shape.ts'
import { type Asked, askQuestions, isWanted } from '../archive/ask-questions.ts'
import { fillNewsroom } from '../archive/fill-newsroom.ts'
import { measurePublishing, type Published } from '../archive/measure-publishing.ts'
import { warmFiles } from '../archive/warm-files.ts'
import type { WriteTimes } from '../corpus/write-corpus.ts'
import type { BenchHouse } from '../house/bench-house.ts'
import { type Bench, type Check, type Measurement, numberOption, type Table } from '../measurement.ts'
import { inMs, type Summary } from '../statistics.ts'

const SIZES = { full: [10_000, 100_000, 1_000_000], quick: [500, 2000] }
const FILL_SECONDS = 15 * 60
const PUBLISH_P95_MS = 300

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
    for (const stories of sizes) {
      bench.report.line(`\n${stories.toLocaleString('en')} stories`)
      const house = await bench.openHouse({ stories, ...ARCHIVE })
      measured.push(await measureSize(bench, house))
      await house.close()
    }
    return {
      tables: [timesTable(measured), sizesTable(measured)],
      // What must hold must hold of the largest.
      checks: measured.slice(-1).flatMap(checksOf),
      data: { measured },
    }
  },
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
  await bench.report.step('Files into memory', async (_update, say) => {
    const folder = await withClient(house.superuserUrl, dataDirectory)
    say(`${((await warmFiles(join(folder, 'base'))) / 1e9).toFixed(1)} GB`)
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

async function dataDirectory(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ data_directory: string }>('show data_directory')
  return rows[0]?.data_directory ?? ''
}

async function publishInto(bench: Bench, house: BenchHouse): Promise<{ seconds: number; published: Published }> {
  const began = Date.now()
  await bench.report.step('Newsroom', () => withClient(house.superuserUrl, fillNewsroom))
  const seconds = (Date.now() - began) / 1000
  const published = await bench.report.step('Publishing', async (update, say) => {
    const desk = await house.startServer({ role: 'all' })
    const readers = await house.startServer()
    const wanted = bench.quick ? 10 : 100
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

const PUBLISH_ROWS = {
  answered: 'publish: until the editor has the answer',
  read: 'publish: until another process shows it',
  done: 'publish: until all that it sets off is done',
} as const

function timesTable(measured: OfSize[]): Table {
  const [first] = measured
  const most = first?.asked[0]?.took.count
  // Those that took long were asked fewer times.
  const cell = ({ p50, p95, count }: Summary) => `${inMs(p50)} / ${inMs(p95)}${count === most ? '' : ` (${count})`}`
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

function checksOf({ stories, writing, asked, published }: OfSize): Check[] {
  const fillSeconds = secondsOf(writing)
  const size = stories.toLocaleString('en')
  const times = asked.flatMap(({ question: { name, limit }, took }) =>
    (['p50', 'p95'] as const).flatMap((share): Check[] => {
      const most = limit?.[share]
      if (most === undefined) return []
      const measured = `${inMs(took[share])} ms`
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
            measured: `${inMs(published.done.p95)} ms`,
            holds: published.done.p95 <= PUBLISH_P95_MS,
          },
        ]
      : []),
  ]
}
