import type { MarkedText as Parts } from '../reading/views.ts'

/** A text in which what was searched for is marked. */
export function MarkedText({ parts }: { parts: Parts }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text's parts have no other name, and never change places
  return parts.map(({ text, isMatch }, at) => (isMatch ? <mark key={at}>{text}</mark> : text))
}
