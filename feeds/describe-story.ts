import type { BlockView, InlineView, StoryView } from '../reading/views.ts'
import { shorten } from './shorten.ts'

/** About what a search result shows. */
const LENGTH = 200

type Described = Pick<StoryView, 'seoDescription' | 'standfirst' | 'body'>

/** What a story is about, in a line or two: the editor's own words for it, else the standfirst, else how the text begins. */
export function describeStory({ seoDescription, standfirst, body }: Described): string | undefined {
  if (seoDescription?.trim()) return seoDescription.trim()
  if (standfirst?.trim()) return standfirst.trim()
  return firstSentences(body)
}

/** As many whole sentences of the first paragraphs as fit, or the beginning of the first; undefined without any text. */
export function firstSentences(body: BlockView[]): string | undefined {
  let text = ''
  for (const block of body) {
    if (block.type !== 'paragraph') continue
    text = `${text} ${plainText(block.children)}`.trim()
    if (text.length > LENGTH) break
  }
  return text === '' ? undefined : shorten(text, LENGTH)
}

function plainText(children: InlineView[]): string {
  return children
    .map((child) => {
      if (child.type === 'text') return child.text
      return child.type === 'break' ? ' ' : plainText(child.children)
    })
    .join('')
}
