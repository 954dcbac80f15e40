import sharp from 'sharp'

// One thread inside libvips and one picture at a time per process: an upload may take a few seconds longer,
// but a batch of them never takes more than one core away from readers.
sharp.concurrency(1)

let last: Promise<unknown> = Promise.resolve()

/** Runs `task` when every task given before it has ended. Do not call it from within a task: it would wait for itself. */
export function inImageQueue<T>(task: () => Promise<T>): Promise<T> {
  const run = last.then(task)
  last = run.catch(() => undefined)
  return run
}
