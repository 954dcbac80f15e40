import { parentPort, workerData } from 'node:worker_threads'
import { createCorpus } from './corpus.ts'
import { makeBatch } from './make-batch.ts'

/* A thread that makes batches of a corpus as it is asked for them. Stories need no other story, so threads need nothing of each other. */
const corpus = createCorpus(workerData)

parentPort?.on('message', (span: { first: number; count: number }) => {
  parentPort?.postMessage(makeBatch(corpus, span))
})
