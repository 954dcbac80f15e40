import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Stories between two collections: one takes about 0.1 s, so these cost an import one per cent of its time. */
const EVERY = 250

/**
 * Collects garbage now and then. What an import keeps alive is about 70 MB however long the file is, but V8 lets its heap grow to
 * several times that as it likes, and the size of a long import would depend on chance.
 */
export function createCollector(): (storiesDone: number) => void {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  let next = EVERY
  return (storiesDone) => {
    if (storiesDone < next) return
    next = storiesDone + EVERY
    collect()
  }
}
