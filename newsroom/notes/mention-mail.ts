import { cleanLine } from '../../lib/clean-text.ts'
import { nameOfStory } from '../untitled.ts'
import type { NoteKind } from './thread.ts'

export type Mention = {
  kind: NoteKind | 'reply'
  words: string
  quote?: string
  by: string
  headline: string
  /** Where the note is answered. */
  link: string
}

/** What somebody gets who is named in a note: plain text, nothing to load. */
export function mentionMail({ kind, words, quote, by, headline, link }: Mention): { subject: string; text: string } {
  const story = nameOfStory(cleanLine(headline))
  const verb = { note: 'mentions you on', question: 'asks you about', reply: 'answers you on' }[kind]
  const quoted =
    quote === undefined
      ? []
      : [
          quote
            .split('\n')
            .map((line) => `> ${line}`)
            .join('\n'),
        ]
  return {
    subject: cleanLine(`${by} ${verb} “${story}”`).slice(0, 200),
    text: [...quoted, words, `${by}, on “${story}”\nAnswer beside the story: ${link}`].join('\n\n'),
  }
}
