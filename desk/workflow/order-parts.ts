import { z } from 'zod'
import { cleanDeep } from '../../lib/clean-text.ts'

/** A time of the paper's clock; in the night in which an hour comes twice, which of the two. */
export const moment = {
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  which: z.enum(['earlier', 'later']).optional(),
}

/** Why somebody does something: it stays in the log. */
export const reason = z
  .string()
  .trim()
  .max(2000)
  .transform((text) => cleanDeep(text))
