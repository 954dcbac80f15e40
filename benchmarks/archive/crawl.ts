import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../lib/random.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { BenchServer } from '../house/bench-server.ts'
import type { StreamResult } from '../load/load-plan.ts'
import { startLoad } from '../load/start-load.ts'
import { median } from '../statistics.ts'
import { drawListPages, listPath } from './draw-lists.ts'
import type { Asking } from './question.ts'

export type Crawled = {
  result: StreamResult
  memory: { at: number; mb: number }[]
  /** Medians of equal parts of the time, the first without the warming up. */
  parts: { p95: number; mb: number }[]
}

/** Parts of the time that are compared. */
const PARTS = 6
/** Left out of them: compiled code and the first full cache are not growth. */
const WARMING = 0.25

/** A crawler follows paging links at random through all lists, at a steady rate, against one process that keeps pages as it always does. */
export async function crawl({
  server,
  corpus,
  sql,
  random,
  requests,
  rate,
  onProgress,
}: {
  server: BenchServer
  corpus: Corpus
  sql: Sql
  random: Random
  requests: number
  rate: number
  onProgress: (fraction: number, text: string) => void
}): Promise<Crawled> {
  const asking = { sql, random, corpus, count: Math.ceil(requests / 3) } as Asking
  const lists = [
    (await drawListPages(asking, 'tags')).map((page) => listPath('/tags/', page)),
    (await drawListPages(asking, 'sections')).map((page) => listPath('/', page)),
    (await drawListPages(asking, 'authors')).map((page) => listPath('/authors/', page)),
  ]
  const paths = Array.from({ length: requests }, (_, index) => lists[index % 3]?.[Math.floor(index / 3)] ?? '/')
  const seconds = requests / rate
  const load = startLoad({
    origin: server.origin,
    seconds: seconds * 2,
    streams: [
      {
        ...{ name: 'crawler', connections: 50, paths, order: 'once' },
        pace: { kind: 'open', phases: [{ seconds: seconds * 2, from: rate, to: rate }] },
      },
    ],
  })
  let isOver = false
  const ending = load.result.finally(() => {
    isOver = true
  })
  ending.catch(() => {})
  const memory: Crawled['memory'] = []
  const began = Date.now()
  while (!isOver) {
    memory.push({ at: Date.now(), mb: server.memory() })
    const passed = (Date.now() - began) / 1000
    onProgress(passed / seconds, `${passed.toFixed(0)} s, ${memory.at(-1)?.mb.toFixed(0)} MB`)
    await Promise.race([sleep(1000), ending.catch(() => {})])
  }
  const [result] = (await ending).streams
  if (!result) throw new Error('the load generator gave no result')
  return { result, memory, parts: partsOf(result, memory) }
}

function partsOf({ timeline }: StreamResult, memory: Crawled['memory']): Crawled['parts'] {
  const from = timeline[Math.floor(timeline.length * WARMING)]?.at ?? 0
  const length = ((timeline.at(-1)?.at ?? 0) + 1000 - from) / PARTS
  return Array.from({ length: PARTS }, (_, part) => {
    const isIn = ({ at }: { at: number }) => at >= from + part * length && at < from + (part + 1) * length
    return {
      p95: median(timeline.filter(isIn).map(({ p95 }) => p95)),
      mb: median(memory.filter(isIn).map(({ mb }) => mb)),
    }
  })
}
