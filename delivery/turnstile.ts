import { AppError } from '../lib/errors.ts'

/** What is in work at once, and how many may wait for it. */
type Places = { atOnce: number; mostWaiting: number }

/** Does some work when it is its turn; rejects with `busy` where too many wait, or the wait is too long. */
export type InTurn = <Result>(work: () => Promise<Result>, who?: string) => Promise<Result>

/**
 * Lets only so much work be done at once; whoever comes meanwhile waits a little, in order. For work that is heavy and that anybody
 * can ask for as often as they like: it must leave the machine to everything else, and one who asks must leave places to others.
 * @param ofOne - how many of the places one may have who is known; without it, and for the unknown, all
 */
export function turnstile({ atOnce, mostWaiting, waitMs, ofOne }: Places & { waitMs: number; ofOne?: Places }): InTurn {
  /** Whose work is being done, and who waits: some dozens, which are counted faster than a list of counts is kept. */
  const inside: (string | undefined)[] = []
  const waiting: { who: string | undefined; enter: () => void }[] = []

  return async (work, who) => {
    if (inside.length < atOnce && hasShare(who)) inside.push(who)
    else await turn(who)
    try {
      return await work()
    } finally {
      leave(who)
    }
  }

  function hasShare(who: string | undefined): boolean {
    return !ofOne || who === undefined || inside.filter((each) => each === who).length < ofOne.atOnce
  }

  function mayWait(who: string | undefined): boolean {
    if (waiting.length >= mostWaiting) return false
    return !ofOne || who === undefined || waiting.filter((each) => each.who === who).length < ofOne.mostWaiting
  }

  /** The place goes to whoever has waited longest, of those who do not have their share. */
  function leave(who: string | undefined): void {
    inside.splice(inside.indexOf(who), 1)
    const next = waiting.find((each) => hasShare(each.who))
    if (!next) return
    waiting.splice(waiting.indexOf(next), 1)
    inside.push(next.who)
    next.enter()
  }

  function turn(who: string | undefined): Promise<void> {
    if (!mayWait(who)) return Promise.reject(busy())
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(patience)
        resolve()
      }
      const place = { who, enter }
      const patience = setTimeout(() => {
        waiting.splice(waiting.indexOf(place), 1)
        reject(busy())
      }, waitMs)
      waiting.push(place)
    })
  }
}

function busy(): AppError {
  return new AppError('busy', { message: 'too many ask for this at once' })
}
