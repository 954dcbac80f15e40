import { setTimeout as sleep } from 'node:timers/promises'
import { between, pick, type Random, seededRandom } from '../../lib/random.ts'
import { type Desk, openDesk } from '../corpus/change-stories.ts'
import type { Corpus } from '../corpus/corpus.ts'
import { findStoryPaths } from '../corpus/find-stories.ts'
import { withOwner } from '../house/with-owner.ts'
import { failuresOf } from '../load/failures-of.ts'
import { startLoad } from '../load/start-load.ts'
import { warmUp } from '../load/warm-up.ts'
import { type Check, type Measurement, numberOption } from '../measurement.ts'
import { median, thinned } from '../statistics.ts'

/** What a large paper does in a day: new stories, corrections and updates, re-tagging, and now and then something is taken back. */
const DAY = { publish: 120, headline: 180, body: 900, tags: 150, unpublish: 10 }
/** About one change a second. In a shorter run there are fewer, not faster ones. */
const FULL_MINUTES = 20
const READERS_PER_SECOND = 100
const PAGES = 2000
/** Memory is compared by the medians of so many parts of the second half: garbage collection makes teeth, not growth. */
const PARTS = 6
const MOST_SPREAD = 0.05

/** A whole day of changes in a few minutes: what leaks shows. */
export const measurement: Measurement = {
  title: 'Day: 24 hours of changes in minutes, and what it does to memory',
  async run(bench) {
    const minutes = numberOption(bench, 'minutes', { full: FULL_MINUTES, quick: 0.5 })
    const house = await bench.openHouse({ stories: numberOption(bench, 'stories', { full: 20_000, quick: 2000 }) })
    const server = await bench.report.step('Server', () => house.startServer())
    const paths = await findStoryPaths(house.databaseUrl, PAGES)
    const seconds = minutes * 60
    const readPaths = ['/', '/world', '/business', '/science', '/culture', '/sport', '/rss.xml', ...paths]
    await bench.report.step('Warming up', () => warmUp(server.origin, readPaths))
    const load = startLoad({
      origin: server.origin,
      seconds,
      streams: [
        {
          name: 'readers',
          pace: { kind: 'open', phases: [{ seconds, from: READERS_PER_SECOND, to: READERS_PER_SECOND }] },
          connections: 100,
          paths: readPaths,
          order: 'zipf',
        },
      ],
    })
    const memory: { at: number; mb: number }[] = []
    const changes = await withOwner(house.databaseUrl, async (client) => {
      const live = (
        await client.query<{ id: string; at: Date }>(
          'select id, published_at as at from edition.stories order by published_at desc limit 2000',
        )
      ).rows
      const working = work({
        desk: openDesk(client, house.corpus),
        corpus: house.corpus,
        live: live.map(({ id }) => id),
        newest: live[0]?.at.getTime() ?? 0,
        seconds,
      })
      return bench.report.step('Day', async (update, say) => {
        const began = Date.now()
        const timer = setInterval(() => {
          memory.push({ at: Date.now() - began, mb: server.memory() })
          update({ fraction: (Date.now() - began) / 1000 / seconds, text: `${memory.at(-1)?.mb.toFixed(0)} MB` })
        }, 1000)
        try {
          const done = await working
          const count = Object.values(done).reduce((sum, each) => sum + each, 0)
          say(`${count} changes in ${minutes} minutes`)
          return done
        } finally {
          clearInterval(timer)
        }
      })
    })
    const { streams } = await load.result
    const [readers] = streams
    if (!readers) throw new Error('the load generator gave no result')
    const secondHalf = memory.slice(Math.floor(memory.length / 2)).map(({ mb }) => mb)
    const medians = Array.from({ length: PARTS }, (_, part) =>
      median(
        secondHalf.slice(
          Math.floor((part * secondHalf.length) / PARTS),
          Math.floor(((part + 1) * secondHalf.length) / PARTS),
        ),
      ),
    )
    const middle = median(medians)
    const spread = (Math.max(...medians) - Math.min(...medians)) / middle
    const failed = failuresOf(readers)
    const checks: Check[] = [
      {
        what: 'memory over the second half of the day, between its parts',
        required: `within ${MOST_SPREAD * 100} %`,
        measured: `${(spread * 100).toFixed(1)} % of ${middle.toFixed(0)} MB`,
        holds: spread <= MOST_SPREAD,
      },
      {
        what: 'readers who got no page',
        required: '0 but for unpublished ones',
        measured: `${failed}, ${readers.statuses[404] ?? 0} of them 404`,
        holds: failed === (readers.statuses[404] ?? 0),
      },
    ]
    return {
      tables: [
        {
          title: `A day in ${minutes} minutes, ${READERS_PER_SECOND} readers a second`,
          columns: ['change', 'times'],
          rows: Object.entries(changes),
        },
        {
          title: 'Readers',
          columns: ['answered', 'hits %', 'p50 ms', 'p99 ms', 'worst ms'],
          rows: [
            [
              readers.done,
              ((readers.cache.hit ?? 0) / readers.done) * 100,
              readers.latency.p50,
              readers.latency.p99,
              readers.latency.max,
            ],
          ],
        },
        {
          title: 'Memory of the process over the second half, MB',
          columns: medians.map((_, part) => `part ${part + 1}`),
          rows: [medians],
        },
      ],
      checks,
      data: { memory: thinned(memory), readers: { ...readers, timeline: undefined } },
    }
  },
}

type Kind = keyof typeof DAY

/** Makes all changes of the day, spread evenly over the time in an order of their own. */
async function work({
  desk,
  corpus,
  live,
  newest,
  seconds,
}: {
  desk: Desk
  corpus: Corpus
  live: string[]
  /** When the newest story was published. */
  newest: number
  seconds: number
}): Promise<Record<Kind, number>> {
  const random = seededRandom(24)
  const kinds = Object.entries(DAY).flatMap(([kind, times]) =>
    Array.from({ length: Math.ceil(times * Math.min(1, seconds / 60 / FULL_MINUTES)) }, () => ({
      kind: kind as Kind,
      at: random(),
    })),
  )
  kinds.sort((a, b) => a.at - b.at)
  const began = Date.now()
  const done: Record<Kind, number> = { publish: 0, headline: 0, body: 0, tags: 0, unpublish: 0 }
  let nextIndex = corpus.stories
  // In a house that is used again some are there from the last time.
  while (corpus.publishedAt(nextIndex) <= newest) nextIndex++
  for (const { kind, at } of kinds) {
    await sleep(Math.max(0, began + at * seconds * 1000 - Date.now()))
    await change[kind]({ desk, corpus, random, live, newIndex: () => nextIndex++ })
    done[kind] += 1
  }
  await sleep(Math.max(0, began + seconds * 1000 - Date.now()))
  return done
}

type Changing = { desk: Desk; corpus: Corpus; random: Random; live: string[]; newIndex: () => number }

const change: Record<Kind, (changing: Changing) => Promise<unknown>> = {
  async publish({ desk, live, newIndex }) {
    const { id } = await desk.publish(newIndex())
    live.unshift(id)
  },
  headline: ({ desk, corpus, random, live }) =>
    desk.changeHeadline(recent(random, live), corpus.maker.headline(random).join(' ')),
  body: ({ desk, corpus, random, live }) =>
    desk.changeBody(recent(random, live), corpus.maker.paragraph(random, 40).join(' ')),
  tags: ({ desk, corpus, random, live }) =>
    desk.changeTags(
      recent(random, live),
      [
        ...new Set(Array.from({ length: between(random, 3, 6) }, () => corpus.tagsList[corpus.drawTag(random)]?.id)),
      ].flatMap((id) => id ?? []),
    ),
  unpublish: ({ desk, random, live }) => desk.unpublish(live.splice(Math.floor(random() * live.length), 1)[0] ?? ''),
}

/** Newsrooms work on what is new. */
function recent(random: Random, live: string[]): string {
  return pick(random, random() < 0.7 ? live.slice(0, 100) : live)
}
