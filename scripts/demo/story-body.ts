import type { ArchiveBlock } from '../../importers/archive/body-schema.ts'
import type { ImageSource } from '../../importers/archive/image-schema.ts'
import type { BodyOptions } from '../../importers/body/body-options.ts'
import { markdownToBlocks } from '../../importers/body/markdown-to-blocks.ts'

export type PictureByName = (name: string) => ImageSource

/**
 * A demo story's text as blocks: Markdown, and between it what Markdown has no word for, in lines that begin with `:::`.
 * On one line: `::: related SLUG`, `::: picture NAME | CAPTION`, `::: embed ADDRESS | TITLE`.
 * Up to a closing `:::`: `::: pull WHO`, `::: fact TITLE`, `::: table CAPTION`, `::: gallery TITLE` (a list of `NAME | CAPTION`).
 * Links lead to `story:SLUG`, `tag:SLUG`, `author:SLUG`, `section:SLUG` or `page:SLUG`.
 */
export function storyBody(text: string, picture: PictureByName): ArchiveBlock[] {
  const directive = /^::: *(\w+) *(.*)(?:\n((?:(?!:::).*\n)*?):::$)?/gm
  const blocks: ArchiveBlock[] = []
  let read = 0
  for (const match of text.matchAll(directive)) {
    const [whole, kind = '', rest = '', inside = ''] = match
    const closed = ENCLOSING.has(kind)
    blocks.push(
      ...markdown(text.slice(read, match.index)),
      ...block({ kind, rest, inside: closed ? inside : '' }, picture),
    )
    read = match.index + (closed ? whole.length : (whole.split('\n', 1)[0]?.length ?? 0))
  }
  return [...blocks, ...markdown(text.slice(read))]
}

const ENCLOSING = new Set(['pull', 'fact', 'table', 'gallery'])

function block(
  { kind, rest, inside }: { kind: string; rest: string; inside: string },
  picture: PictureByName,
): ArchiveBlock[] {
  const [first = '', second] = rest.split(' | ')
  const words = (text: string | undefined) => (text ? { caption: text } : {})
  switch (kind) {
    case 'related':
      return [{ type: 'relatedStory', story: `demo:${rest}` }]
    case 'picture':
      return [{ type: 'image', image: picture(first), ...words(second) }]
    case 'embed':
      return [{ type: 'embed', url: first, ...(second ? { title: second } : {}) }]
    case 'pull':
      return [{ type: 'pullQuote', text: inside.trim(), ...(rest ? { attribution: rest } : {}) }]
    case 'fact':
      return [{ type: 'factBox', title: rest, body: markdown(inside).filter((part) => FACTS.has(part.type)) as Facts }]
    case 'table':
      return markdown(inside).map((part) => (part.type === 'table' ? { ...part, ...words(rest) } : part))
    case 'gallery': {
      const images = Array.from(inside.matchAll(/^- (\S+)(?: \| (.+))?$/gm), ([, name = '', caption]) => ({
        image: picture(name),
        ...words(caption),
      }))
      return [{ type: 'gallery', ...(rest ? { title: rest } : {}), images }]
    }
    default:
      throw new Error(`A demo story has an unknown line "::: ${kind}"`)
  }
}

type Facts = Extract<ArchiveBlock, { type: 'factBox' }>['body']
const FACTS = new Set<ArchiveBlock['type']>(['paragraph', 'heading', 'list'])
const KINDS = { story: 'articles', tag: 'tags', author: 'authors', section: 'sections', page: 'pages' } as const

/** Where the demo's own addresses lead; the static pages use them too. */
export const linkTo: BodyOptions['linkTo'] = (href) => {
  const [, kind, slug] = /^(story|tag|author|section|page):([a-z0-9-]+)$/.exec(href) ?? []
  if (!kind || !slug) return undefined
  const to = KINDS[kind as keyof typeof KINDS]
  return to === 'articles' ? { to, story: `demo:${slug}` } : { to, slug }
}

const markdown = (text: string) => (text.trim() ? markdownToBlocks(text, { linkTo }) : [])
