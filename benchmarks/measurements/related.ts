import pg from 'pg'
import { sqlOn } from '../../lib/sql.ts'
import { analyseStory, storeAnalysis } from '../../related/analyse-story.ts'
import { findCandidates } from '../../related/find-candidates.ts'
import { chooseRelated, rankCandidates } from '../../related/rank-related.ts'
import { openBenchDatabase } from '../house/bench-database.ts'
import type { Bench, Check, Measurement, Table } from '../measurement.ts'
import { mostSharedTags, newest, tfIdfCosine } from '../related/baselines.ts'
import type { CorpusStory } from '../related/corpus-schema.ts'
import { DEPTH, evaluate, type Recommend, type Score } from '../related/evaluate.ts'
import { readCorpus } from '../related/read-corpus.ts'
import { writeCorpusStories } from '../related/write-corpus-stories.ts'

/** How often the engine finds the links that editors placed themselves, beside three simpler ways. */
export const measurement: Measurement = {
  title: 'Related stories: the links that editors placed, found by what stands in the stories',
  async run(bench) {
    const name = bench.options.corpus ?? 'digitalgov'
    const corpus = readCorpus(name)
    const found = await askEngine(bench, corpus)
    const ways: [string, Recommend][] = [
      ['Broadsheet', (source) => found.get(source.slug) ?? []],
      ['TF-IDF cosine', tfIdfCosine(corpus)],
      ['most shared tags', mostSharedTags(corpus)],
      ['newest', newest(corpus)],
    ]
    const halves = ['tuning', 'reported', undefined] as const
    const scores = await Promise.all(
      ways.map(async ([way, recommend]) => ({
        way,
        scores: await Promise.all(
          halves.map((half) => evaluate(corpus, recommend, { ...(half && { half }), onlyEarlier: true })),
        ),
      })),
    )
    const ours = scores[0]?.scores[1]
    const theirs = scores[1]?.scores[1]
    const unlimited = await evaluate(corpus, tfIdfCosine(corpus), { onlyEarlier: false })
    return {
      tables: tablesOf(scores, { name, corpus }),
      checks: ours && theirs ? checksOf({ ours, theirs, unlimited, isDigitalGov: name === 'digitalgov' }) : [],
      data: { corpus: name, stories: corpus.length, scores, unlimited },
    }
  },
}

/** Publishes a corpus story by story, as it was published, and asks for related stories right after each: slugs by slug. */
async function askEngine(bench: Bench, corpus: CorpusStory[]): Promise<Map<string, string[]>> {
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
  const slugs = new Map(placed.map(({ id, story }) => [id, story.slug]))
  const sql = sqlOn(client)
  return bench.report.step('Related', async (update) => {
    const found = new Map<string, string[]>()
    for (const [at, { id, story }] of placed.entries()) {
      if (at % 100 === 0) update({ fraction: at / placed.length, text: `${at} of ${placed.length} stories` })
      const analysis = await analyseStory(sql, id)
      if (!analysis) throw new Error(`${story.slug} is not in the edition`)
      await storeAnalysis(sql, analysis)
      if (story.links.length === 0) continue
      const ranked = rankCandidates(analysis, await findCandidates(sql, analysis, { onlyEarlier: true }))
      const chosen = chooseRelated(analysis, ranked, DEPTH)
      found.set(
        story.slug,
        chosen.map(({ storyId }) => slugs.get(storyId) ?? ''),
      )
    }
    return found
  })
}

type Way = { way: string; scores: Score[] }

function tablesOf(ways: Way[], { name, corpus }: { name: string; corpus: CorpusStory[] }): Table[] {
  return [
    {
      title: `${name}: ${corpus.length.toLocaleString('en')} stories; of those published no later than the source`,
      columns: [
        '',
        ...['tuning half', 'reported half', 'all'].flatMap((half) => [`${half}: hit@5`, 'recall@5', 'MRR']),
      ],
      rows: ways.map(({ way, scores }) => [
        way,
        ...scores.flatMap(({ hitAt5, recallAt5, mrr }) => [hitAt5, recallAt5, mrr]),
      ]),
      note: `Sources with links: ${ways[0]?.scores.map(({ sources }) => sources).join(', ')}. Halves by a hash of the slug; weights were chosen on the tuning half of digitalgov.`,
    },
  ]
}

function checksOf({
  ours,
  theirs,
  unlimited,
  isDigitalGov,
}: {
  ours: Score
  theirs: Score
  unlimited: Score
  isDigitalGov: boolean
}): Check[] {
  const gain = (of: 'hitAt5' | 'mrr') => (ours[of] / theirs[of] - 1) * 100
  // A corpus of one's own needs only to be no worse; a share of a percent is one story.
  const least = isDigitalGov ? 15 : 0
  const beats = (of: 'hitAt5' | 'mrr', what: string): Check => ({
    what: `${what} against TF-IDF cosine, reported half`,
    required: `at least ${least} % better`,
    measured: `${gain(of).toFixed(1)} % (${ours[of].toFixed(3)} against ${theirs[of].toFixed(3)})`,
    holds: gain(of) >= least,
  })
  const checks = [beats('hitAt5', 'hit@5'), beats('mrr', 'MRR')]
  if (!isDigitalGov) return checks
  return [
    ...checks,
    {
      what: 'hit@5 of TF-IDF cosine on all, without the limit of time',
      required: '.44 ± .02',
      measured: unlimited.hitAt5.toFixed(3),
      holds: Math.abs(unlimited.hitAt5 - 0.44) <= 0.02,
    },
  ]
}
