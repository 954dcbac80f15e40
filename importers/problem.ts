import { AppError } from '../lib/errors.ts'

/** What is wrong with a line, in words for the report. */
export function badLine(message: string, cause?: unknown): AppError {
  return new AppError('bad-line', { message, cause })
}

/** A sentence for the report; of Payload's validation errors, each field with what is wrong with it. */
export function reasonOf(error: unknown): string {
  const fields = (error as { data?: { errors?: { path?: string; message?: string }[] } } | null)?.data?.errors
  if (Array.isArray(fields) && fields.length > 0) {
    return fields.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
  }
  if (error instanceof AppError) return error.userMessage ?? error.message
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
