import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../lib/errors.ts'
import { operatorFetch } from '../../lib/operator-fetch.ts'
import type { Instance } from '../instances.ts'

const POLL_MS = 50
const MAX_BYTES = 10_000

/**
 * Waits until every instance says at `/internal/edition` that it has dropped what this change, and all before it, touched.
 * @returns the names of those that had not said so in time
 */
export async function waitForInstances(
  instances: Instance[],
  { change, withinMs, signal }: { change: number; withinMs: number; signal?: AbortSignal | undefined },
): Promise<string[]> {
  const deadline = performance.now() + withinMs
  const late = await Promise.all(
    instances.map(async ({ instance, address }) => {
      for (let left = withinMs; left > 0; left = deadline - performance.now()) {
        if ((await editionOf(address, { timeoutMs: Math.ceil(left), signal })) >= change) return []
        await pause(Math.min(POLL_MS, Math.max(0, deadline - performance.now())), undefined, signal ? { signal } : {})
      }
      return [instance]
    }),
  )
  return late.flat()
}

/** −1 while it gives no usable answer: it may be starting, stopping or busy, and is asked again. */
async function editionOf(
  address: string,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal | undefined },
): Promise<number> {
  try {
    const url = URL.parse('/internal/edition', address)?.href ?? ''
    const { status, body } = await operatorFetch(url, { timeoutMs, maxBytes: MAX_BYTES, signal })
    return status === 200 ? ANSWER.parse(JSON.parse(body)).edition : -1
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof AppError || error instanceof SyntaxError || error instanceof z.ZodError) return -1
    throw error
  }
}

/** An id of the change log; as text where it comes from Postgres unconverted. */
const ANSWER = z.object({ edition: z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]) })
