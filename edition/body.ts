/**
 * The body of a story as the public edition keeps it: plain JSON, independent of the editor that wrote it.
 * Captions, credits and headlines of other documents are not copied in; a block names the document and `reading/` joins it.
 */
export type Mark = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'code' | 'subscript' | 'superscript'

/** What an internal link may point to. */
export type LinkedKind = 'articles' | 'authors' | 'tags' | 'sections' | 'pages'

export type TextRun = { type: 'text'; text: string; marks?: Mark[] }
export type LineBreak = { type: 'break' }
export type ExternalLink = { type: 'link'; href: string; children: TextRun[] }
export type InternalLink = { type: 'internalLink'; to: LinkedKind; id: string; children: TextRun[] }
export type Inline = TextRun | LineBreak | ExternalLink | InternalLink

export type ListItem = { children: Inline[]; list?: ListBlock }
export type ListBlock = { type: 'list'; ordered: boolean; start?: number; items: ListItem[] }
export type TableCell = { header: boolean; children: Inline[]; colSpan?: number; rowSpan?: number }

export type Paragraph = { type: 'paragraph'; children: Inline[] }
export type Heading = { type: 'heading'; level: 2 | 3 | 4; children: Inline[] }
export type Quote = { type: 'quote'; paragraphs: Inline[][] }
export type PullQuote = { type: 'pullQuote'; text: string; attribution?: string }
export type ImageBlock = { type: 'image'; mediaId: string; caption?: string }
export type Gallery = { type: 'gallery'; title?: string; images: { mediaId: string; caption?: string }[] }
/** `embedUrl` is what a click loads; it is derived from a known provider's address when the story is saved. */
export type Embed = {
  type: 'embed'
  provider: string
  url: string
  embedUrl: string
  title?: string
  aspectRatio: number
}
export type Table = { type: 'table'; caption?: string; rows: TableCell[][] }
export type FactBox = { type: 'factBox'; title: string; body: Block[] }
export type RelatedStory = { type: 'relatedStory'; storyId: string }
/** Sanitised when the story is written to the edition; only admins can add one. */
export type RawHtml = { type: 'rawHtml'; html: string }
export type Rule = { type: 'rule' }

export type Block =
  | Paragraph
  | Heading
  | ListBlock
  | Quote
  | PullQuote
  | ImageBlock
  | Gallery
  | Embed
  | Table
  | FactBox
  | RelatedStory
  | RawHtml
  | Rule

/** The words of a line, without marks and links. */
export function plainText(children: Inline[]): string {
  return children
    .map((child) => {
      if (child.type === 'text') return child.text
      return child.type === 'break' ? ' ' : child.children.map((run) => run.text).join('')
    })
    .join('')
}
