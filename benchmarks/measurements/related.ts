import pg from 'pg'
import { sqlOn } from '../../lib/sql.ts'
import { type Analysis, analyseStory, storeAnalysis } from '../../related/analyse-story.ts'
import { KEPT } from '../../related/lists.ts'
import { chooseRelated, rankRelated } from '../../related/rank-related.ts'
import { openBenchDatabase } from '../house/bench-database.ts'
import type { Bench, Check, Measurement, Table } from '../measurement.ts'
import { mostSharedTags, newest, tfIdfCosine } from '../related/baselines.ts'
import type { CorpusStory } from '../related/corpus-schema.ts'
import { DEPTH, evaluate, type Recommend, type Score } from '../related/evaluate.ts'
import { nearDuplicatesIn } from '../related/near-duplicates.ts'
import { readCorpus } from '../related/read-corpus.ts'
import { writeCorpusStories } from '../related/write-corpus-stories.ts'

/** How often the engine finds the links that editors placed themselves, beside three simpler ways. */
export const measurement: Measurement = {
  title: 'Related stories: the links that editors placed, found by what stands in the stories',
  async run(bench) {
    const name = bench.options.corpus ?? 'digitalgov'
    const corpus = readCorpus(name)
    const { earlier, all } = await askEngine(bench, corpus)
    const ways = (found: Found): [string, Recommend][] => [
      ['Broadsheet', (source) => found.get(source.slug) ?? []],
      ['TF-IDF cosine', tfIdfCosine(corpus)],
      ['most shared tags', mostSharedTags(corpus)],
      ['newest', newest(corpus)],
    ]
    const limited = await scoreWays(ways(earlier), corpus, { onlyEarlier: true })
    const unlimited = await scoreWays(ways(all), corpus, { onlyEarlier: false })
    const of = `${name}, ${corpus.length.toLocaleString('en')} stories`
    return {
      tables: [
        tableOf(limited, `${of}: out of those published no later than the source, asked when it was published`),
        tableOf(unlimited, `${of}: out of all, asked in the end`),
      ],
      checks: [
        ...checksOf({ limited, unlimited, isDigitalGov: name === 'digitalgov' }),
        withoutDuplicates(corpus, [...earlier.values(), ...all.values()]),
      ],
      data: { corpus: name, stories: corpus.length, limited, unlimited },
    }
  },
}

/** Slugs, the best first, by the slug of the source. */
type Found = Map<string, string[]>
type Way = { way: string; tuning: Score; reported: Score; all: Score }

function scoreWays(
  ways: [string, Recommend][],
  corpus: CorpusStory[],
  limit: { onlyEarlier: boolean },
): Promise<Way[]> {
  return Promise.all(
    ways.map(async ([way, recommend]) => ({
      way,
      tuning: await evaluate(corpus, recommend, { half: 'tuning', ...limit }),
      reported: await evaluate(corpus, recommend, { half: 'reported', ...limit }),
      all: await evaluate(corpus, recommend, limit),
    })),
  )
}

/**
 * Publishes a corpus story by story, as it was published, and asks for related stories right after each, and for all once more in
 * the end.
 */
async function askEngine(bench: Bench, corpus: CorpusStory[]): Promise<{ earlier: Found; all: Found }> {
  const database = await openBenchDatabase(bench.report)
  bench.onEnd(() => database.close())
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  bench.onEnd(() => client.end())
  const placed = await bench.report.step('Corpus', async (_update, say) => {
    const written = await writeCorpusStories(client, corpus)
    say(`${written.length.toLocaleString('en')} stories`)
    return written
  })
  const sql = sqlOn(client)
  const slugs = new Map(placed.map(({ id, story }) => [id, story.slug]))
  const ask = async (analysis: Analysis, upTo: number) => {
    const { choices } = await rankRelated(sql, analysis, { upTo })
    return chooseRelated(choices, DEPTH).map(({ storyId }) => slugs.get(storyId) ?? '')
  }
  const analyse = async (id: string) => {
    const analysis = await analyseStory(sql, id)
    if (!analysis) throw new Error(`story ${id} is not in the edition`)
    return analysis
  }
  const earlier: Found = new Map()
  let published = 0
  await bench.report.step('Published', async (update, say) => {
    // What came at the same moment was there too.
    for (const moment of Map.groupBy(placed, ({ story }) => story.publishedAt).values()) {
      const analyses: { slug: string; analysis: Analysis }[] = []
      for (const { id, story } of moment) {
        const analysis = await analyse(id)
        await storeAnalysis(sql, analysis)
        if (story.links.length > 0) analyses.push({ slug: story.slug, analysis })
        published += 1
        if (published % 50 === 0)
          update({ fraction: published / placed.length, text: `${published} of ${placed.length} stories` })
      }
      for (const { slug, analysis } of analyses) earlier.set(slug, await ask(analysis, published))
    }
    say(`${placed.length.toLocaleString('en')} stories, ${earlier.size} with links`)
  })
  const all: Found = new Map()
  await bench.report.step('Asked again', async () => {
    for (const { id, story } of placed)
      if (story.links.length > 0) all.set(story.slug, await ask(await analyse(id), placed.length))
  })
  return { earlier, all }
}

function tableOf(ways: Way[], title: string): Table {
  const halves = [
    ['tuning half', 'tuning'],
    ['reported half', 'reported'],
    ['all', 'all'],
  ] as const
  return {
    title,
    columns: ['', ...halves.flatMap(([name]) => [`${name}: hit@5`, 'recall@5', 'MRR'])],
    rows: ways.map((way) => [
      way.way,
      ...halves.flatMap(([, half]) => [way[half].hitAt5, way[half].recallAt5, way[half].mrr]),
    ]),
    note: `Sources with links: ${halves.map(([name, half]) => `${name} ${ways[0]?.[half].sources}`).join(', ')}. Halves by a hash of the slug; weights were chosen on the tuning half of digitalgov.`,
  }
}

function checksOf({
  limited,
  unlimited,
  isDigitalGov,
}: {
  limited: Way[]
  unlimited: Way[]
  isDigitalGov: boolean
}): Check[] {
  const [ours, theirs] = limited
  const baseline = unlimited[1]?.all.hitAt5 ?? 0
  if (!ours || !theirs) return []
  // A corpus of one's own needs only to be no worse.
  const least = isDigitalGov ? 15 : 0
  const beats = (of: 'hitAt5' | 'mrr', what: string): Check => {
    const gain = (ours.reported[of] / theirs.reported[of] - 1) * 100
    return {
      what: `${what} against TF-IDF cosine, reported half`,
      required: `at least ${least} % better`,
      measured: `${gain.toFixed(1)} % (${ours.reported[of].toFixed(3)} against ${theirs.reported[of].toFixed(3)})`,
      holds: gain >= least,
    }
  }
  const checks = [beats('hitAt5', 'hit@5'), beats('mrr', 'MRR')]
  if (!isDigitalGov) return checks
  return [
    ...checks,
    {
      what: 'hit@5 of TF-IDF cosine on all, without the limit of time',
      required: '.44 ± .02',
      measured: baseline.toFixed(3),
      holds: Math.abs(baseline - 0.44) <= 0.02,
    },
  ]
}

/** Of as many as a story keeps. */
function withoutDuplicates(corpus: CorpusStory[], lists: string[][]): Check {
  const pairs = nearDuplicatesIn(
    corpus,
    lists.map((list) => list.slice(0, KEPT)),
  )
  return {
    what: 'pairs within one list with half of their runs of three words in common',
    required: '0',
    measured: [pairs.length, ...pairs.slice(0, 3).map((pair) => pair.join(' and '))].join(': '),
    holds: pairs.length === 0,
  }
}
