import type { AfterErrorHook } from 'payload'

/**
 * Gives the form which field was refused and why. Payload decides by the class of an error whether its details are told, and a
 * production build holds that class twice (once for pages, once for routes): whichever was loaded second told only “invalid”.
 */
export const tellErrors: AfterErrorHook = ({ error }) => {
  if (!isTold(error)) return
  const { name, data, message } = error
  return { response: { errors: [{ name, message, data }] } }
}

type Told = Error & { status: number; data: Record<string, unknown> }

/** An error with details that are meant for whoever asked. */
function isTold(error: Error): error is Told {
  const { status, data } = error as Partial<Told>
  return typeof status === 'number' && status < 500 && typeof data === 'object' && data !== null
}
