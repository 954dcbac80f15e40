import { AppError } from '../../lib/errors.ts'

/** What the database calls it (migrations schedules, public_record). */
const EMBARGOED = 'BS001'
const WITHDRAWN = 'BS002'

/** Why something cannot go live, for an editor. */
export function sentenceOf(error: unknown): string {
  if (error instanceof AppError && error.userMessage) return error.userMessage
  const fields = (error as { data?: { errors?: { message?: string }[] } }).data?.errors ?? []
  const sentence = fields.map(({ message }) => message).join(' ')
  if (sentence) return sentence.slice(0, 500)
  const { isPublic, message, code } = error as { isPublic?: boolean; message?: string; code?: string }
  if (code === EMBARGOED) return 'The story is under embargo.'
  if (code === WITHDRAWN) return 'The story is withdrawn.'
  return isPublic && message
    ? message.slice(0, 500)
    : 'Something went wrong in the house. It is tried again; the log says more.'
}
