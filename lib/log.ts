import { shortError, shortText } from './short-error.ts'

type Fields = Record<string, string | number | boolean | null | undefined>

/**
 * One JSON object a line on standard output (errors on standard error), its texts cut to what somebody would read. Never give it
 * a secret or a reader's data.
 */
export const log = {
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, error: unknown, fields: Fields = {}) =>
    write('error', event, { ...fields, ...describe(error) }),
}

function write(level: string, event: string, fields: Fields): void {
  const short = Object.entries(fields).map(([key, value]) => [
    key,
    typeof value === 'string' ? shortText(value) : value,
  ])
  const line = `${JSON.stringify({ time: new Date().toISOString(), level, event, ...Object.fromEntries(short) })}\n`
  if (level === 'error') process.stderr.write(line)
  else process.stdout.write(line)
}

function describe(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: String(error) }
  const code = 'code' in error ? String(error.code) : undefined
  const { message, stack } = shortError(error)
  return { error: message, code, stack }
}
