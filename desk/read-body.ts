import { APIError, type PayloadRequest } from 'payload'
import type { z } from 'zod'

/** A body in JSON, whatever it is; undefined where it is none. */
export async function readJson(req: PayloadRequest): Promise<unknown> {
  return req.json?.().catch(() => undefined)
}

/**
 * A body in JSON, as its schema wants it.
 * @param refusal - what is said instead of which field is wrong
 * @throws APIError 400
 */
export async function readBody<Input>(req: PayloadRequest, schema: z.ZodType<Input>, refusal?: string): Promise<Input> {
  const given = schema.safeParse(await readJson(req))
  if (given.success) return given.data
  const field = given.error.issues[0]?.path.join('.')
  throw new APIError(refusal ?? `This is not what is asked for${field ? `: ${field}` : ''}.`, 400, null, true)
}
