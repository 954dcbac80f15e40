import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Corpus } from './corpus.ts'
import { type Batch, createBatchMaker, type Lexicon } from './make-batch.ts'

/** Batches that a thread has been asked for, the one that it makes among them: it never waits, and few are in memory. */
const AHEAD = 2

/**
 * All stories of a corpus in batches, in the order of publication.
 * @param threads - how many make them; 0 makes them here
 */
export async function* batches(
  { corpus, lexicon }: { corpus: Corpus; lexicon: Lexicon },
  { size, threads }: { size: number; threads: number },
): AsyncGenerator<Batch> {
  const spans = Array.from({ length: Math.ceil(corpus.stories / size) }, (_, index) => ({
    first: index * size,
    count: Math.min(size, corpus.stories - index * size),
  }))
  if (threads === 0) {
    const makeBatch = createBatchMaker(corpus, lexicon)
    for (const span of spans) yield makeBatch(span)
    return
  }
  const { stories, seed, authors, tags, years, words, renditions } = corpus
  const workerData = { options: { stories, seed, authors, tags, years, words, renditions }, lexicon }
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./batch-worker.ts', import.meta.url), { workerData }),
  )
  // Each thread answers in the order in which it was asked, so the next batch is always the next answer of the next thread.
  const workerOf = (index: number) => workers[index % threads] as Worker
  const answers = workers.map((worker) => queueOf(worker))
  const ask = (index: number) => spans[index] && workerOf(index).postMessage(spans[index])
  try {
    for (let index = 0; index < threads * AHEAD; index++) ask(index)
    for (const index of spans.keys()) {
      const batch = await (answers[index % threads] as Queue).next()
      ask(index + threads * AHEAD)
      yield batch
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

type Queue = { next(): Promise<Batch> }

function queueOf(worker: Worker): Queue {
  const come: Batch[] = []
  let failure: Error | undefined
  worker.on('message', (batch: Batch) => come.push(batch))
  worker.on('error', (error) => {
    failure = error
  })
  return {
    async next() {
      // An error rejects what waits; one that came before is kept.
      while (come.length === 0 && !failure) await once(worker, 'message')
      const batch = come.shift()
      if (!batch) throw failure ?? new Error('a thread gave no batch')
      return batch
    },
  }
}
