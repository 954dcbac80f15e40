import type { Random } from '../../lib/random.ts'
import type { Phase } from './load-plan.ts'

/**
 * When requests are due, in milliseconds from the start: readers who do not know of each other (a Poisson process) at rates that
 * change evenly within each phase. Lazy: a long schedule takes no memory.
 */
export function* arrivals(phases: Phase[], random: Random): Generator<number> {
  let began = 0
  // How many arrivals have passed at rate 1; it is stretched by the phases' rates.
  let next = exponential(random)
  for (const { seconds, from, to } of phases) {
    const inPhase = ((from + to) / 2) * seconds
    while (next < inPhase) {
      yield (began + timeOf({ count: next, seconds, from, to })) * 1000
      next += exponential(random)
    }
    next -= inPhase
    began += seconds
  }
}

/** After how many seconds of a phase `count` requests have come. */
function timeOf({ count, seconds, from, to }: Phase & { count: number }): number {
  const slope = (to - from) / seconds
  if (slope === 0) return count / from
  // count = from·t + slope·t²/2, in the form that does not divide by a small slope.
  return (2 * count) / (from + Math.sqrt(from * from + 2 * slope * count))
}

function exponential(random: Random): number {
  return -Math.log(1 - random())
}

export function phaseSeconds(phases: Phase[]): number {
  return phases.reduce((sum, { seconds }) => sum + seconds, 0)
}
