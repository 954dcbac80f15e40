import type { Env } from '../../lib/env.ts'

/** A checked environment in the form in which `process.env` and children take it. */
export function variablesOf(env: Env): Record<string, string> {
  const { DEMO, PORT, ...texts } = env
  const set = Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(set), PORT: String(PORT), DEMO: DEMO ? '1' : '0' }
}
