/** What callers and tests match on; the texts may change, the codes may not. */
export class AppError extends Error {
  readonly code: string
  /** A sentence for an editor or operator that says what to do; absent where only the log should speak. */
  readonly userMessage: string | undefined

  constructor(
    code: string,
    { message, userMessage, cause }: { message?: string; userMessage?: string; cause?: unknown } = {},
  ) {
    super(message ?? userMessage ?? code, { cause })
    this.name = 'AppError'
    this.code = code
    this.userMessage = userMessage
  }
}
