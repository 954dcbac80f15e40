import { Marked } from 'marked'
import type { ArchiveBlock } from '../archive/body-schema.ts'
import type { BodyOptions } from './body-options.ts'
import { htmlToBlocks } from './html-to-blocks.ts'

/** GitHub's Markdown with any HTML inside it, by way of HTML: one set of rules for both. */
export function markdownToBlocks(markdown: string, options: BodyOptions = {}): ArchiveBlock[] {
  return htmlToBlocks(markdownToHtml(markdown), options)
}

export function markdownToHtml(markdown: string): string {
  return marked.parse(unindentHtml(markdown), { async: false })
}

const marked = new Marked({ gfm: true })
const TAG = /<(\/?)(table|ul|ol|dl|div|section|blockquote|figure)\b[^>]*>/gi

/**
 * Takes the indentation off HTML inside HTML. A blank line ends a piece of HTML in Markdown, and what follows it, indented as
 * in any tidy table, would be shown as code. What is indented outside of HTML is code and stays.
 */
function unindentHtml(markdown: string): string {
  let depth = 0
  let fence: string | undefined
  const lines = markdown.split('\n').map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark && (fence === undefined || mark.startsWith(fence))) fence = fence === undefined ? mark : undefined
    if (fence !== undefined) return line
    const inside = depth > 0 && /^\s+</.test(line)
    if (depth === 0 && /^(?: {4}|\t)/.test(line)) return line
    for (const [, closing] of line.matchAll(TAG)) depth = Math.max(0, depth + (closing ? -1 : 1))
    return inside ? line.trimStart() : line
  })
  return lines.join('\n')
}
