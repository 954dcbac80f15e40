import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { seededRandom } from '../../lib/random.ts'
import { type Sql, sqlOn } from '../../lib/sql.ts'
import { transactOn } from '../../lib/transact.ts'
import { poolOptions, SEARCHES } from '../../reading/reader.ts'
import type { BenchHouse } from '../house/bench-house.ts'
import { fetchResponse } from '../load/fetch-response.ts'
import type { Bench } from '../measurement.ts'
import { Samples, type Summary } from '../statistics.ts'
import type { Asking, Question } from './question.ts'

export type Asked = { question: Question; took: Summary }

const QUESTIONS = join(import.meta.dirname, 'questions')
/** Asked before the clock runs: the statements are planned, the pages of the database read as on any day. */
const WARM_UP = 0.1
/** What takes longer is asked fewer times than wanted; the table says how often. */
const PATIENCE_MS = 120_000

/** Whether a row of the table is to be measured: `--only=TEXT` takes those with that text in their name, several parted by commas. */
export function isWanted({ options }: Bench, name: string): boolean {
  return options.only === undefined || options.only.split(',').some((part) => name.includes(part))
}

/** All questions, in the order of their rows. */
async function loadQuestions(): Promise<Question[]> {
  const files = readdirSync(QUESTIONS).filter((file) => file.endsWith('.ts'))
  const questions = await Promise.all(
    files.map(async (file) => ((await import(join(QUESTIONS, file))) as { question: Question }).question),
  )
  return questions.sort((a, b) => a.place - b.place)
}

/** Asks every question of one archive, one request after the other. */
export async function askQuestions(
  bench: Bench,
  { house, origin, count }: { house: BenchHouse; origin: string; count: number },
): Promise<Asked[]> {
  const owner = new pg.Pool({ connectionString: house.databaseUrl, max: 4 })
  const readers = new pg.Pool({ connectionString: process.env.READER_DATABASE_URL, max: 4 })
  const searches = new pg.Pool(poolOptions(SEARCHES))
  const clock = { statements: 0 }
  const sql = sqlOn(readers, { prepared: true })
  const reader = { sql: timedBy(sql, clock), mediaBase: '/media' }
  try {
    const asked: Asked[] = []
    const questions = (await loadQuestions()).filter(({ name }) => isWanted(bench, name))
    for (const question of questions) {
      const asking: Asking = {
        corpus: house.corpus,
        reader,
        sql: sqlOn(owner, { prepared: true }),
        transact: transactOn(owner, { prepared: true }),
        random: seededRandom(7),
        searchReader: {
          sql: timedBy(sqlOn(searches), clock),
          prepared: timedBy(sqlOn(searches, { prepared: true }), clock),
          mediaBase: '/media',
        },
        count: Math.min(count, question.most ?? count),
        fetchPage: (path) => fetchPage(origin + path),
      }
      const took = await bench.report.step(question.name.slice(0, 40), async (update, say) => {
        const summary = await timeQuestion({ question, asking, clock, update: (fraction) => update({ fraction }) })
        say(`${summary.p50.toFixed(2)} / ${summary.p95.toFixed(2)} ms`)
        return summary
      })
      asked.push({ question, took })
    }
    return asked
  } finally {
    await Promise.all([owner.end(), readers.end(), searches.end()])
  }
}

async function timeQuestion({
  question,
  asking,
  clock,
  update,
}: {
  question: Question
  asking: Asking
  clock: { statements: number }
  update: (fraction: number) => void
}): Promise<Summary> {
  const requests = await question.prepare(asking)
  const deadline = performance.now() + PATIENCE_MS
  for (const request of requests.slice(0, Math.ceil(requests.length * WARM_UP)))
    if (performance.now() < deadline - PATIENCE_MS / 2) await request()
  const samples = new Samples()
  for (const [index, request] of requests.entries()) {
    if (performance.now() > deadline) break
    clock.statements = 0
    const began = performance.now()
    await request()
    samples.add(question.timed === 'statements' ? clock.statements : performance.now() - began)
    if (index % 20 === 0) update(index / requests.length)
  }
  return samples.summary()
}

/** Adds up how long statements take, seen from here: with the way to the database and back, and reading the rows. */
function timedBy(sql: Sql, clock: { statements: number }): Sql {
  return async (strings, ...values) => {
    const began = performance.now()
    try {
      return await sql(strings, ...values)
    } finally {
      clock.statements += performance.now() - began
    }
  }
}

async function fetchPage(address: string): Promise<void> {
  const { status } = await fetchResponse(address)
  if (status !== 200) throw new Error(`${address} answered ${status}`)
}
