export type StopSignal = {
  /** Resolves at the first SIGINT, SIGTERM or SIGHUP, or when nobody reads our output any more. */
  requested: Promise<NodeJS.Signals>
  wasRequested(): boolean
}

/** A terminal and npm both pass one Ctrl-C on, so what comes within this time is the same one. */
const SAME_KEYSTROKE_MS = 1_000

/** Listens for the signals that end a command; `onForce` is called when someone insists. */
export function listenForStop(onForce: () => void): StopSignal {
  let first = 0
  let resolve: (signal: NodeJS.Signals) => void
  const requested = new Promise<NodeJS.Signals>((done) => {
    resolve = done
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (first === 0) {
        first = Date.now()
        resolve(signal)
      } else if (signal === 'SIGINT' && Date.now() - first > SAME_KEYSTROKE_MS) {
        onForce()
      }
    })
  }
  // Whoever read our output is gone (`npm run bench | head`): what we opened is closed, and nothing more is said.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      if (first === 0) {
        first = Date.now()
        resolve('SIGHUP')
      }
    })
  }
  // A program that started us over IPC (the browser tests) and is gone wants us to go as well.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  return { requested, wasRequested: () => first > 0 }
}
