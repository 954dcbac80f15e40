import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The token that opens `/setup`, where the first account is made. It comes from PAYLOAD_SECRET, so that every instance knows it and
 * nothing has to be kept. Whoever checks it must also check that there is no account yet: with the first one it is worth nothing.
 */
export function setupToken(payloadSecret: string): string {
  return createHmac('sha256', payloadSecret).update('broadsheet:setup').digest('base64url')
}

/** Compares in constant time. */
export function isSetupToken(given: string, payloadSecret: string): boolean {
  const expected = Buffer.from(setupToken(payloadSecret))
  const actual = Buffer.from(given)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
