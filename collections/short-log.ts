import { type Config, defaultLoggerOptions } from 'payload'
import { shortError, shortText } from '../lib/short-error.ts'

/** Payload's own log, with its own look, of which no line carries what somebody saved. */
export const shortLog: NonNullable<Config['logger']> = {
  options: {
    hooks: {
      logMethod(given, write) {
        write.apply(this, given.map(short) as Parameters<typeof write>)
      },
    },
  },
  destination: defaultLoggerOptions,
}

/** What is logged is a text, an error, or an object with an error and a text. */
function short(given: unknown): unknown {
  if (typeof given === 'string') return shortText(given)
  if (given instanceof Error) return shortError(given)
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, isLeaf(value) ? short(value) : value]))
}

function isLeaf(value: unknown): boolean {
  return typeof value === 'string' || value instanceof Error
}
