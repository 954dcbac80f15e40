import { AppError } from '../lib/errors.ts'

/**
 * Lets only so much work be done at once; whoever comes meanwhile waits a little, in order. For work that is heavy and that anybody
 * can ask for as often as they like: it must leave the machine to everything else.
 * @returns a function that does some work when it is its turn; rejects with `busy` where too many wait, or the wait is too long
 */
export function turnstile({ atOnce, mostWaiting, waitMs }: { atOnce: number; mostWaiting: number; waitMs: number }) {
  let inside = 0
  const waiting: (() => void)[] = []

  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (inside < atOnce) inside += 1
    else await turn()
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The place goes to whoever has waited longest.
      if (next) next()
      else inside -= 1
    }
  }

  function turn(): Promise<void> {
    if (waiting.length >= mostWaiting) return Promise.reject(busy())
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(patience)
        resolve()
      }
      const patience = setTimeout(() => {
        waiting.splice(waiting.indexOf(enter), 1)
        reject(busy())
      }, waitMs)
      waiting.push(enter)
    })
  }
}

function busy(): AppError {
  return new AppError('busy', { message: 'too many ask for this at once' })
}
