import { z } from 'zod'
import type { BenchServer } from '../house/bench-server.ts'
import { fetchResponse } from '../load/fetch-response.ts'

const KEPT = z.object({ pages: z.array(z.object({ key: z.string(), etag: z.string(), isFresh: z.boolean() })) })
const EDITION = z.object({ edition: z.number() })
const AT_ONCE = 6

export type Comparison = { compared: number; wrong: string[] }

/**
 * The oracle: every page that a server keeps as up to date equals one that `control`, which keeps none, renders now. It does not
 * ask which pages a change concerns. Nothing may be published meanwhile.
 */
export async function compareCaches(servers: BenchServer[], control: BenchServer): Promise<Comparison> {
  const rendered = new Map<string, Promise<string>>()
  const wrong: string[] = []
  let compared = 0
  for (const server of servers) {
    const { body } = await fetchResponse(`${server.origin}/internal/pages`)
    const pages = KEPT.parse(JSON.parse(body.toString())).pages.filter(({ isFresh }) => isFresh)
    const waiting = pages.values()
    const compare = async () => {
      for (const { key, etag } of waiting) {
        const anew = rendered.get(key) ?? etagOf(control, key)
        rendered.set(key, anew)
        compared += 1
        if ((await anew) !== etag) wrong.push(`${key} at ${server.origin}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, compare))
  }
  return { compared, wrong }
}

/** Waits until all servers have heard of a change. Rejects where that takes longer. */
export async function allHaveHeard(servers: BenchServer[], change: number, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs
  for (const server of servers) {
    for (;;) {
      const { body } = await fetchResponse(`${server.origin}/internal/edition`)
      if (EDITION.parse(JSON.parse(body.toString())).edition >= change) break
      if (Date.now() > deadline)
        throw new Error(`${server.origin} has not heard of change ${change} for ${withinMs} ms`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

async function etagOf(server: BenchServer, path: string): Promise<string> {
  const { headers } = await fetchResponse(server.origin + path)
  return (headers.get('etag') ?? '').replaceAll('"', '')
}
