import { parentPort, workerData } from 'node:worker_threads'
import { createCorpus } from './corpus.ts'
import { createBatchMaker, type Span } from './make-batch.ts'

/* A thread that makes batches of a corpus as it is asked for them. Stories need no other story, so threads need nothing of each other. */
const { options, lexicon } = workerData
const makeBatch = createBatchMaker(createCorpus(options), lexicon)

parentPort?.on('message', (span: Span) => {
  parentPort?.postMessage(makeBatch(span))
})
