import { withClient } from '../../scripts/steps/with-client.ts'
import { type Asked, ask } from '../desk/ask.ts'
import { measureAutosaves, measurePublishes } from '../desk/measure-saves.ts'
import { openDesk } from '../desk/open-desk.ts'
import { plantAccounts, plantDesk } from '../desk/plant-desk.ts'
import { type Question, questions } from '../desk/questions.ts'
import { withoutStoryList } from '../desk/without-story-list.ts'
import { type Check, type Measurement, numberOption } from '../measurement.ts'
import { inMs, type Summary } from '../statistics.ts'

const ROUNDS = 3

/** What an editor looks at all day, with as many stories as there will ever be. */
export const measurement: Measurement = {
  title: 'Desk: dashboard and list of stories with 1,000,000 stories and 3,000,000 versions',
  async run(bench) {
    const stories = numberOption(bench, 'stories', { full: 1_000_000, quick: 10_000 })
    const perRound = bench.quick ? 3 : 15
    bench.options.stories = String(stories)
    const house = await bench.openHouse({ stories: 1000, words: 100, authors: 2000, tags: 20_000 })
    const began = Date.now()
    await bench.report.step('Newsroom', (update, say) =>
      withClient(house.superuserUrl, (client) =>
        withClient(house.superuserUrl, async (helper) => {
          const onProgress = (text: string) => update({ text })
          await plantDesk({ ...{ client, helper, corpus: house.corpus, stories, onProgress } })
          say(`${stories.toLocaleString('en')} stories`)
        }),
      ),
    )
    const seconds = (Date.now() - began) / 1000
    const { gigabytes, word } = await withClient(house.superuserUrl, async (client) => {
      const { rows } = await client.query<{ gigabytes: number; word: string }>(
        `select pg_database_size(current_database()) / 1e9::float8 as gigabytes,
           (select word from regexp_split_to_table((select string_agg(headline, ' ') from (select headline from articles order by id limit 500) as first), '[^[:alpha:]]+') as word
            where length(word) > 7 order by length(word) desc, word limit 1) as word`,
      )
      return { gigabytes: rows[0]?.gigabytes ?? Number.NaN, word: rows[0]?.word ?? '' }
    })
    const server = await bench.report.step('Server', () => house.startServer({ role: 'all' }))
    const desk = await openDesk(server.origin)
    await withClient(house.superuserUrl, plantAccounts)
    const asked = await bench.report.step('Pages', (update) =>
      ask(desk, { all: questions(house.corpus, { word }), rounds: ROUNDS, perRound, update }),
    )
    const count = bench.quick ? 20 : 200
    const saves = await bench.report.step('Saves', async () => {
      const kept = await measureAutosaves(desk, count)
      const published = await measurePublishes(desk, { count, sectionId: house.corpus.sections[0]?.id ?? '' })
      const without = await withClient(house.superuserUrl, (client) =>
        withoutStoryList(client, () => measureAutosaves(desk, count)),
      )
      return { kept, without, published }
    })
    await server.stop()
    return {
      tables: [
        {
          title: `The desk with ${stories.toLocaleString('en')} stories: milliseconds until the whole page is there`,
          columns: ['', 'p95 at most', 'p50', 'p95'],
          rows: asked.map(({ question, took }) => [question.name, boundOf(question), inMs(took.p50), inMs(took.p95)]),
          note: `${ROUNDS * perRound} requests each, one after the other, in ${ROUNDS} rounds, after warming up. Database, server and measurement share the cores.`,
        },
        {
          title: 'A save, milliseconds until it is answered',
          columns: ['', 'p50', 'p95'],
          rows: [
            saveRow('autosave', saves.kept),
            saveRow('autosave, without what the list needs', saves.without),
            saveRow('publish of a live story', saves.published),
          ],
          note: `${count} of one story each, over REST.`,
        },
      ],
      checks: [
        ...asked.flatMap(checkOf),
        saveCheck('an autosave, p95', { took: saves.kept, most: 150 }),
        saveCheck('a publish, p95', { took: saves.published, most: 300 }),
      ],
      data: { stories, versions: 3 * stories, gigabytes, plantedInSeconds: seconds, word, asked, saves },
    }
  },
}

function boundOf({ limit, goal }: Question): string {
  if (limit) return String(limit)
  return goal ? `${goal} (goal)` : ''
}

/** What a form may make somebody wait who types on, and a button who pressed it: limits of our own. @param most - milliseconds */
function saveCheck(what: string, { took: { p95 }, most }: { took: Summary; most: number }): Check {
  return { what, required: `at most ${most} ms`, measured: `${inMs(p95)} ms`, holds: p95 <= most }
}

function saveRow(name: string, { p50, p95 }: Summary): string[] {
  return [name, inMs(p50), inMs(p95)]
}

function checkOf({ question: { name, limit }, took }: Asked): Check[] {
  if (!limit) return []
  return [
    {
      what: `${name}, p95`,
      required: `at most ${limit} ms`,
      measured: `${inMs(took.p95)} ms`,
      holds: took.p95 <= limit,
    },
  ]
}
