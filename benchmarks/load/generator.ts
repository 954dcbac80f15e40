import type { LoadPlan, LoadResult } from './load-plan.ts'
import { Recorder } from './recorder.ts'
import { runStream } from './run-stream.ts'

/** Sends all streams of a plan at the same time, from this process. Aborting ends it early with what there is. */
export async function generateLoad(
  plan: LoadPlan,
  stop: AbortSignal = new AbortController().signal,
): Promise<LoadResult> {
  const began = Date.now()
  const recorders = plan.streams.map((stream) => new Recorder(stream))
  await Promise.all(
    plan.streams.map((stream, index) =>
      runStream({ plan, stream, recorder: recorders[index] as Recorder, index, stop }),
    ),
  )
  return { began, streams: recorders.map((recorder) => recorder.result()) }
}
