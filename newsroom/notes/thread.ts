import type { Passage } from './passage.ts'

export const LONGEST_NOTE = 4000

export type NoteKind = 'note' | 'question'
export type Reply = { id: string; words: string; by: string; at: string }
/** A note or a question on a story, with what was answered. Times are ISO 8601. */
export type Thread = Reply & {
  kind: NoteKind
  passage?: Passage
  resolved?: { by: string; at: string }
  replies: Reply[]
}
/** How many wait for an answer or a deed. */
export function openIn(threads: Thread[]): number {
  return threads.filter(({ resolved }) => !resolved).length
}
