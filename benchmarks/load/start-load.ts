import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AppError } from '../../lib/errors.ts'
import type { LoadPlan, LoadResult } from './load-plan.ts'

export type RunningLoad = {
  result: Promise<LoadResult>
  /** Ends it early, with what there is. */
  stop(): void
}

const PROCESS = fileURLToPath(new URL('./generator-process.ts', import.meta.url))

/** Sends the requests of a plan from a child process. */
export function startLoad(plan: LoadPlan): RunningLoad {
  const child = fork(PROCESS, { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'] })
  const result = new Promise<LoadResult>((resolve, reject) => {
    child.on('message', (message: { result: LoadResult }) => resolve(message.result))
    child.once('error', reject)
    child.once('exit', (status, signal) =>
      reject(new AppError('load-failed', { message: `the load generator ended with ${signal ?? status}` })),
    )
  })
  child.send({ plan })
  return { result, stop: () => child.connected && child.send('stop') }
}

/** The same, waited for. */
export function runLoad(plan: LoadPlan): Promise<LoadResult> {
  return startLoad(plan).result
}
