import { createHash } from 'node:crypto'
import { contentOf, plain } from './content.ts'

/** SHA-256 of the content, in hex: the same for the same text, whatever order its keys are in and however “nothing” is written. */
export function contentHash(doc: Record<string, unknown>): string {
  return createHash('sha256')
    .update(JSON.stringify(plain(contentOf(doc)) ?? null))
    .digest('hex')
}
