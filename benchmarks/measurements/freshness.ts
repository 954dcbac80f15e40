import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { pick, seededRandom } from '../../lib/random.ts'
import { openDesk } from '../corpus/change-stories.ts'
import { makeStory } from '../corpus/make-story.ts'
import { allHaveHeard, compareCaches } from '../freshness/compare-caches.ts'
import { type Edit, type Expected, editsOf, type Known } from '../freshness/edits.ts'
import type { BenchServer } from '../house/bench-server.ts'
import { withOwner } from '../house/with-owner.ts'
import { failuresOf } from '../load/failures-of.ts'
import { fetchResponse } from '../load/fetch-response.ts'
import { startLoad } from '../load/start-load.ts'
import { warmUp } from '../load/warm-up.ts'
import { type Check, type Measurement, numberOption } from '../measurement.ts'
import { summarise } from '../statistics.ts'

const READS_PER_SECOND = 200
const EDITS_PER_SECOND = 2
const BATCH = 50
const STORIES = 300
const ASK_EVERY_MS = 4
const PATIENCE_MS = 5000
/** After it was new, it is looked at again after so many milliseconds: it may never be older again. */
const LOOK_AGAIN_MS = [20, 100, 400]
const HOLD_READS = new URL('../house/hold-reads.ts', import.meta.url).href

/** Publishes and updates at random moments under load, with two instances that follow one newsroom. */
export const measurement: Measurement = {
  title: 'Freshness: 1,000 publishes and updates under 200 requests a second, two instances',
  async run(bench) {
    const house = await bench.openHouse({ stories: numberOption(bench, 'stories', { full: 20_000, quick: 2000 }) })
    const count = numberOption(bench, 'edits', { full: 1000, quick: 100 })
    // The same for all: it stands in their pages.
    const site = { SITE_URL: 'http://localhost:3000' }
    // On one of the two the database's answers are held now and then, across whatever is committed meanwhile.
    const held = { NODE_OPTIONS: `--import=${HOLD_READS}` }
    const [first, second, control] = await bench.report.step('Servers', async () => [
      await house.startServer({ variables: site }),
      await house.startServer({ variables: { ...site, ...held } }),
      await house.startServer({ variables: { ...site, PAGE_CACHE_MB: '0' } }),
    ])
    const servers = [first, second]
    const random = seededRandom(7)
    return withOwner(house.databaseUrl, async (client) => {
      // A fault that must be found: without what this table's triggers note, some page stays as it was.
      const plant = bench.options.plant
      if (plant && /^[a-z_]+$/.test(plant))
        await client.query(`alter table edition.${plant} disable trigger note, disable trigger note_update`)
      const desk = openDesk(client, house.corpus)
      const edits = editsOf({ desk, corpus: house.corpus, random })
      const stories = await findStories(client)
      const slugs = new Map(house.corpus.sections.map(({ id, slug }) => [id, slug]))
      const pathOf = ({ sectionId, slug }: Known) => `/${slugs.get(sectionId)}/${slug}`
      const paths = [...stories.map(pathOf), ...listPaths(house.corpus)]
      await bench.report.step('Warming up', async () => {
        for (const { origin } of servers) await warmUp(origin, paths)
      })
      const seconds = (count / EDITS_PER_SECOND) * 4 + 60
      const loads = servers.map(({ origin }, index) =>
        startLoad({
          origin,
          seconds,
          seed: index,
          streams: [
            {
              name: 'readers',
              pace: { kind: 'open', phases: [{ seconds, from: READS_PER_SECOND / 2, to: READS_PER_SECOND / 2 }] },
              connections: 100,
              paths,
              order: 'random',
            },
          ],
        }),
      )

      const outcomes: { name: string; ms: number[]; wentBack: boolean }[] = []
      const comparison = { compared: 0, wrong: [] as string[] }
      const busy = new Set<Known>()
      const following: Promise<void>[] = []
      let next = house.corpus.stories
      const publish: Edit = {
        name: 'publish where a 404 was kept',
        share: 0.15,
        async apply(story) {
          const index = story.index ?? 0
          const row = await desk.publish(index)
          Object.assign(story, { id: row.id, slug: row.slug, sectionId: row.section_id, isLive: true })
          return { path: pathOf(story), status: 200, text: row.slug }
        },
      }

      await bench.report.step('Edits', async (update, say) => {
        for (let number = 0; number < count; number += 1) {
          await sleep((-Math.log(1 - random()) / EDITS_PER_SECOND) * 1000)
          const isNew = random() < publish.share
          const free = stories.filter((story) => story.isLive && !busy.has(story))
          const story: Known = isNew
            ? { id: '', slug: '', sectionId: '', index: next++, isLive: false }
            : pick(random, free)
          const edit = isNew ? publish : draw(edits, random())
          if (isNew) await keep404(servers, house.corpus, story)
          busy.add(story)
          const expected = await edit.apply(story)
          const committed = performance.now()
          if (isNew) stories.push(story)
          const followed = follow(servers, expected, committed).then((outcome) => {
            outcomes.push({ name: edit.name, ...outcome })
            busy.delete(story)
          })
          followed.catch(() => {})
          following.push(followed)
          if ((number + 1) % BATCH > 0 && number + 1 < count) continue
          // Here whatever went wrong ends the measurement.
          await Promise.all(following.splice(0))
          await allHaveHeard([...servers, control], await newestChange(client), PATIENCE_MS)
          const { compared, wrong } = await compareCaches(servers, control)
          comparison.compared += compared
          comparison.wrong.push(...wrong)
          update({
            fraction: (number + 1) / count,
            text: `${number + 1} of ${count}, ${comparison.wrong.length} wrong pages`,
          })
        }
        say(`${count} edits, ${comparison.compared} kept pages compared`)
      })
      for (const load of loads) load.stop()
      const results = await Promise.all(loads.map((load) => load.result))
      const failed = results
        .flatMap(({ streams }) => streams)
        .reduce((sum, stream) => sum + failuresOf(stream, [200, 301, 404]), 0)

      const all = outcomes.flatMap(({ ms }) => ms)
      const summary = summarise(Float64Array.from(all))
      const wentBack = outcomes.filter((outcome) => outcome.wentBack).length
      const checks: Check[] = [
        {
          what: 'new at both instances, 99th percentile',
          required: '≤ 500 ms',
          measured: `${summary.p99.toFixed(0)} ms`,
          holds: summary.p99 <= 500,
        },
        {
          what: 'at worst',
          required: '≤ 2000 ms',
          measured: `${summary.max.toFixed(0)} ms`,
          holds: summary.max <= 2000,
        },
        { what: 'older again after it was new', required: '0', measured: String(wentBack), holds: wentBack === 0 },
        {
          what: 'kept pages that differ from a render that bypasses the cache',
          required: '0',
          measured: `${comparison.wrong.length} of ${comparison.compared}${comparison.wrong.slice(0, 3).map((page) => `, ${page}`)}`,
          holds: comparison.wrong.length === 0 && comparison.compared > 0,
        },
        { what: 'requests that failed', required: '0', measured: String(failed), holds: failed === 0 },
      ]
      const names = [...new Set(outcomes.map(({ name }) => name))].sort()
      return {
        tables: [
          {
            title: `From the commit until both instances answered with it, ${READS_PER_SECOND} requests a second`,
            columns: ['edit', 'times', 'p50 ms', 'p99 ms', 'worst ms'],
            rows: [...names, 'all'].map((name) => {
              const of = outcomes.filter((outcome) => name === 'all' || outcome.name === name)
              const { p50, p99, max } = summarise(Float64Array.from(of.flatMap(({ ms }) => ms)))
              return [name, of.length, p50, p99, max]
            }),
            note: 'On one of the two instances 5 % of the database’s answers are held for up to 400 ms.',
          },
        ],
        checks,
        data: { wrong: comparison.wrong.slice(0, 50), summary },
      }
    })
  },
}

/** Asks each instance until it answers as expected; resolves to the milliseconds since the commit. */
async function follow(
  servers: BenchServer[],
  expected: Expected,
  committed: number,
): Promise<{ ms: number[]; wentBack: boolean }> {
  const results = await Promise.all(
    servers.map(async ({ origin }) => {
      while (!(await answers(origin, expected))) {
        if (performance.now() - committed > PATIENCE_MS) return { ms: PATIENCE_MS, wentBack: false }
        await sleep(ASK_EVERY_MS)
      }
      const ms = performance.now() - committed
      let wentBack = false
      for (const pause of LOOK_AGAIN_MS) {
        await sleep(pause)
        wentBack ||= !(await answers(origin, expected))
      }
      return { ms, wentBack }
    }),
  )
  return { ms: results.map(({ ms }) => ms), wentBack: results.some((result) => result.wentBack) }
}

async function answers(origin: string, { path, status, text }: Expected): Promise<boolean> {
  const response = await fetchResponse(origin + path)
  return response.status === status && (text === undefined || response.body.includes(text))
}

/** Somebody has asked for the address before there was anything. */
async function keep404(
  servers: BenchServer[],
  corpus: Parameters<typeof editsOf>[0]['corpus'],
  story: Known,
): Promise<void> {
  const row = makeStory(corpus, story.index ?? 0)
  const section = corpus.sections.find(({ id }) => id === row.section_id)
  for (const { origin } of servers) await fetchResponse(`${origin}/${section?.slug}/${row.slug}`)
}

function draw(edits: Edit[], share: number): Edit {
  const total = edits.reduce((sum, edit) => sum + edit.share, 0)
  let left = share * total
  for (const edit of edits) {
    left -= edit.share
    if (left < 0) return edit
  }
  return edits[0] as Edit
}

function listPaths({ sections, tagsList, authorsList }: Parameters<typeof editsOf>[0]['corpus']): string[] {
  return [
    ...['/', '/rss.xml', '/news-sitemap.xml', '/sitemap.xml'],
    ...sections.flatMap(({ slug }) => [`/${slug}`, `/${slug}/rss.xml`]),
    ...tagsList.slice(0, 30).map(({ slug }) => `/tags/${slug}`),
    ...authorsList.slice(0, 30).map(({ slug }) => `/authors/${slug}`),
  ]
}

async function findStories(client: Client): Promise<Known[]> {
  const { rows } = await client.query<Known>(
    `select id, slug, section_id as "sectionId", true as "isLive" from edition.stories order by published_at desc limit $1`,
    [STORIES],
  )
  return rows
}

async function newestChange(client: Client): Promise<number> {
  const { rows } = await client.query('select coalesce(max(id), 0)::int as id from edition.changes')
  return rows[0].id
}
