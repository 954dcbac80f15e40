import type { StreamResult } from './load-plan.ts'
import { runLoad } from './start-load.ts'

/** Asks for each page once, a few at a time: afterwards all of them are in the cache. */
export async function warmUp(origin: string, paths: string[]): Promise<StreamResult> {
  const { streams } = await runLoad({
    origin,
    seconds: 600,
    streams: [{ name: 'warm-up', pace: { kind: 'closed' }, connections: 4, paths, order: 'once' }],
  })
  const [result] = streams
  if (!result) throw new Error('the load generator gave no result')
  return result
}
