import { parseHTML } from 'linkedom'
import { embedFromUrl } from '../../newsroom/embed-providers.ts'
import type { ArchiveBlock, ArchiveInline } from '../archive/body-schema.ts'
import { blocksToLines, wordsOf } from './block-lines.ts'
import type { BodyOptions } from './body-options.ts'
import { type Context, withMark } from './context.ts'
import { figureBlocks, imageOf, pullQuoteBlocks } from './figures.ts'
import { embedOfParagraph, frameBlocks } from './frames.ts'
import { linesOf, type Run } from './inline-runs.ts'
import { linkTarget } from './link-target.ts'
import { listBlocks } from './lists.ts'
import { marksOf } from './marks.ts'
import { tableBlocks } from './tables.ts'

/** Reads HTML, however it was written, as the blocks of a story. Nothing of its styling or scripts remains. */
export function htmlToBlocks(html: string, options: BodyOptions = {}): ArchiveBlock[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  return flow(document.documentElement, { options, marks: [], flow })
}

type Handler = (element: Element, context: Context) => ArchiveBlock[]

/** Elements that are blocks of their own, or hold such. */
const HANDLERS: Record<string, Handler | undefined> = {
  h1: headings(2),
  h2: headings(2),
  h3: headings(3),
  h4: headings(4),
  h5: headings(4),
  h6: headings(4),
  ul: listBlocks,
  ol: listBlocks,
  menu: listBlocks,
  dt: (element, context) => flow(element, withMark(context, 'bold')),
  summary: (element, context) => flow(element, withMark(context, 'bold')),
  blockquote: quoteBlocks,
  pre: preBlocks,
  table: tableBlocks,
  figure: figureBlocks,
  hr: () => [{ type: 'rule' }],
  iframe: frameBlocks,
  embed: frameBlocks,
  object: frameBlocks,
  video: frameBlocks,
  audio: frameBlocks,
}

/** Elements that stand on lines of their own; all that is neither here nor above is part of a line. */
const CONTAINERS = new Set(
  (
    'address article aside body caption center dd details dialog div dl fieldset figcaption footer form header hgroup html legend li ' +
    'main nav p search section td th tr tbody thead tfoot'
  ).split(' '),
)

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:[?#].*)?$/i

const SKIPPED = new Set(
  (
    'area base canvas col colgroup command datalist head input link map math meta noframes noscript optgroup option param ' +
    'progress script select source style svg template textarea title track wbr'
  ).split(' '),
)

function flow(element: Element, context: Context): ArchiveBlock[] {
  const blocks: ArchiveBlock[] = []
  let runs: Run[] = []
  const flush = () => {
    for (const children of linesOf(runs)) blocks.push(embedOfParagraph({ type: 'paragraph', children }))
    runs = []
  }
  const add = (found: ArchiveBlock[]) => {
    flush()
    blocks.push(...found)
  }

  const visit = (parent: Node, inside: Context): void => {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) runs.push({ text: node.textContent ?? '', marks: inside.marks, link: inside.link })
      if (node.nodeType === 1) visitElement(node as Element, inside)
    }
  }
  const visitElement = (child: Element, outside: Context): void => {
    const name = child.localName
    const inside = { ...outside, marks: marksOf(child, outside.marks) }
    const handler = handlerOf(child)
    if (SKIPPED.has(name) || isHidden(child)) return
    if (name === 'br') runs.push('break')
    else if (name === 'img') visitImage(child, outside)
    else if (handler) add(handler(child, inside))
    else if (name === 'a') visit(child, { ...inside, link: linkTarget(child.getAttribute('href'), inside.options) })
    else if (name === 'q') visitQuoted(child, inside)
    else if (CONTAINERS.has(name)) {
      flush()
      visit(child, inside)
      flush()
    } else visit(child, inside)
  }
  const visitImage = (image: Element, inside: Context): void => {
    const alt = image.getAttribute('alt')?.trim() ?? ''
    // Small pictures that stand for a character are that character.
    if (/\b(?:emoji|wp-smiley)\b/.test(image.getAttribute('class') ?? '')) {
      runs.push({ text: alt, marks: inside.marks })
      return
    }
    const found = imageOf(image, inside)
    if (found && inside.options.images) add([{ type: 'image', image: found }])
    if (!found || inside.options.images) return
    inside.options.onLoss?.('image')
    // A link that held nothing but a picture would vanish with it; one to a larger copy of the picture may.
    const anchor = image.closest('a')
    if (!inside.link || !anchor || anchor.textContent?.trim() || PICTURE.test(anchor.getAttribute('href') ?? '')) return
    runs.push({ text: ` ${alt} `, marks: inside.marks, link: inside.link })
  }
  const visitQuoted = (child: Element, inside: Context): void => {
    runs.push({ text: '“', marks: inside.marks, link: inside.link })
    visit(child, inside)
    runs.push({ text: '”', marks: inside.marks, link: inside.link })
  }

  visit(element, context)
  flush()
  return blocks
}

function handlerOf(element: Element): Handler | undefined {
  const classes = element.getAttribute('class') ?? ''
  if (/\bwp-caption\b(?!-)/.test(classes)) return figureBlocks
  if (/\bpull-?quote\b/i.test(classes) && element.localName !== 'p' && element.localName !== 'span')
    return pullQuoteBlocks
  return HANDLERS[element.localName]
}

function headings(level: 2 | 3 | 4): Handler {
  return (element, context) =>
    // Headings are bold by themselves.
    flow(element, { ...context, marks: context.marks.filter((mark) => mark !== 'bold') }).map((block) =>
      block.type === 'paragraph' ? { type: 'heading', level, children: block.children.map(unbold) } : block,
    )
}

/** Text becomes the quote; a list, picture or table within stands between two parts of it. A quoted post becomes its embed. */
function quoteBlocks(element: Element, context: Context): ArchiveBlock[] {
  if (/\b(?:twitter-tweet|twitter-video|bluesky-embed)\b/.test(element.getAttribute('class') ?? '')) {
    const post = [...element.querySelectorAll('a[href]')]
      .map((link) => embedFromUrl(link.getAttribute('href') ?? ''))
      .findLast(Boolean)
    // The words stay as the title: the post may be gone by the time that a reader asks for it.
    if (post)
      return [{ type: 'embed', url: post.url, title: wordsOf(blocksToLines(flow(element, context)).lines, 200) }]
  }
  const blocks: ArchiveBlock[] = []
  for (const block of flow(element, context)) {
    const { lines, rest } =
      block.type === 'list' || block.type === 'embed' ? { lines: [], rest: [block] } : blocksToLines([block])
    const last = blocks.at(-1)
    if (lines.length > 0 && last?.type === 'quote') last.paragraphs.push(...lines)
    else if (lines.length > 0) blocks.push({ type: 'quote', paragraphs: lines })
    blocks.push(...rest)
  }
  return blocks
}

/** Code keeps its lines and its indentation (by spaces that do not collapse); marks and links within are kept too. */
function preBlocks(element: Element, context: Context): ArchiveBlock[] {
  const runs: Run[] = []
  const visit = (parent: Node, inside: Context): void => {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) keepLines(node.textContent ?? '', inside)
      if (node.nodeType !== 1 || SKIPPED.has((node as Element).localName)) continue
      const child = node as Element
      if (child.localName === 'br') runs.push('break')
      const link = child.localName === 'a' ? linkTarget(child.getAttribute('href'), inside.options) : inside.link
      visit(child, { ...inside, marks: marksOf(child, inside.marks), link })
    }
  }
  const keepLines = (text: string, inside: Context): void => {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) runs.push('break')
      const kept = line.replace(/\t/g, '    ').replace(/^ +| {2,}/g, (spaces) => '\u00a0'.repeat(spaces.length))
      if (kept !== '') runs.push({ text: kept, marks: inside.marks, link: inside.link, kept: true })
    }
  }
  visit(element, withMark(context, 'code'))
  return linesOf(runs).map((children) => ({ type: 'paragraph', children }))
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true
  return /(?:^|;)\s*(?:display:\s*none|visibility:\s*hidden)/i.test(element.getAttribute('style') ?? '')
}

function unbold(inline: ArchiveInline): ArchiveInline {
  if (inline.type !== 'text' || !inline.marks?.includes('bold')) return inline
  const marks = inline.marks.filter((mark) => mark !== 'bold')
  return marks.length > 0 ? { ...inline, marks } : { type: 'text', text: inline.text }
}
