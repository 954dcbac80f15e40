import { createHmac, timingSafeEqual } from 'node:crypto'

/** An id with a signature of ours: nobody finds another by trying. @param purpose - so that what signs one thing opens no other */
export function signId(id: string, { purpose, secret }: { purpose: string; secret: string }): string {
  return `${id}.${signatureOf(id, { purpose, secret })}`
}

/** The id, where the signature is ours. */
export function readSignedId(text: string, key: { purpose: string; secret: string }): string | undefined {
  const at = text.lastIndexOf('.')
  const [id, given] = [text.slice(0, Math.max(0, at)), Buffer.from(text.slice(at + 1))]
  const expected = Buffer.from(signatureOf(id, key))
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined
}

function signatureOf(id: string, { purpose, secret }: { purpose: string; secret: string }): string {
  return createHmac('sha256', secret).update(`broadsheet:${purpose}:${id}`).digest('base64url')
}
