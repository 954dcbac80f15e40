/** Of what an error says, in characters: a statement of ours is shorter, its parameters may be megabytes. */
const LONGEST_MESSAGE = 1000
const LONGEST_STACK = 4000

/** A text as a log may hold it: its beginning, and how much was left out. */
export function shortText(text: string, longest = LONGEST_STACK): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… and ${text.length - longest} characters more`
}

/**
 * An error as a log may hold it, with what caused it. Payload's database adapter puts the whole statement and all its parameters
 * into the message: the text of a story, or the hash of a password. The parameters are left out, the rest is cut.
 */
export function shortError(error: Error): Error {
  const message = shortText(withoutParameters(error.message), LONGEST_MESSAGE)
  const short = new Error(message, error.cause instanceof Error ? { cause: shortError(error.cause) } : {})
  short.name = error.name
  // The stack begins with the message, which would leave no room for what is asked of a stack.
  short.stack = shortText((error.stack ?? '').replace(error.message, () => message))
  return 'code' in error ? Object.assign(short, { code: error.code }) : short
}

function withoutParameters(message: string): string {
  return /^Failed query: /.test(message) ? message.replace(/\nparams: [\s\S]*$/, '') : message
}
