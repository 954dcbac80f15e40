import { z } from 'zod'
import type { LinkedKind, Mark } from '../../edition/body.ts'
import { imageSource } from './image-schema.ts'

/**
 * The body of a story as an archive line carries it: the blocks of `edition/body.ts`, with one difference. What is a document
 * of its own there (a picture, another story) has no id here yet, so it is named by its path, address, source id or slug.
 */
const MARKS = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'code',
  'subscript',
  'superscript',
] as const satisfies Mark[]
const KINDS = ['articles', 'authors', 'tags', 'sections', 'pages'] as const satisfies LinkedKind[]

const textRun = z.strictObject({
  type: z.literal('text'),
  text: z.string(),
  marks: z.array(z.enum(MARKS)).optional(),
})
const lineBreak = z.strictObject({ type: z.literal('break') })

/** The schemes that a reader may be sent to. */
export const ALLOWED_HREF = /^(?:https?:\/\/|mailto:|tel:)\S+$/i

const link = z.strictObject({
  type: z.literal('link'),
  href: z.string().regex(ALLOWED_HREF, 'must begin with http:, https:, mailto: or tel:').max(4000),
  children: z.array(textRun),
})

const internalLink = z
  .strictObject({
    type: z.literal('internalLink'),
    to: z.enum(KINDS),
    story: z.string().min(1).optional().meta({ description: 'Source id of a story; with `to: "articles"`.' }),
    slug: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Slug of the document, where it is not a story of this archive.' }),
    href: z
      .string()
      .regex(ALLOWED_HREF)
      .optional()
      .meta({ description: 'Where to link when the document is not here; without it the text stays without a link.' }),
    children: z.array(textRun),
  })
  .refine((value) => value.story !== undefined || value.slug !== undefined, 'needs `story` or `slug`')

const inline = z.discriminatedUnion('type', [textRun, lineBreak, link, internalLink]).meta({ id: 'inline' })
const inlines = z.array(inline)

const listItem = z
  .strictObject({
    children: inlines,
    get list(): z.ZodOptional<typeof list> {
      return list.optional()
    },
  })
  .meta({ id: 'listItem' })
const list = z
  .strictObject({
    type: z.literal('list'),
    ordered: z.boolean(),
    start: z.int().optional(),
    items: z.array(listItem).min(1),
  })
  .meta({ id: 'list' })

const paragraph = z.strictObject({ type: z.literal('paragraph'), children: inlines })
const heading = z.strictObject({
  type: z.literal('heading'),
  level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  children: inlines,
})
const quote = z.strictObject({ type: z.literal('quote'), paragraphs: z.array(inlines).min(1) })
const pullQuote = z.strictObject({
  type: z.literal('pullQuote'),
  text: z.string().min(1).max(500),
  attribution: z.string().max(200).optional(),
})
const image = z.strictObject({ type: z.literal('image'), image: imageSource, caption: z.string().max(1000).optional() })
const gallery = z.strictObject({
  type: z.literal('gallery'),
  title: z.string().max(200).optional(),
  images: z.array(z.strictObject({ image: imageSource, caption: z.string().max(1000).optional() })).min(1),
})
const embed = z.strictObject({
  type: z.literal('embed'),
  url: z
    .url({ protocol: /^https$/ })
    .meta({ description: 'Address at a known provider; of any other a link is made.' }),
  title: z.string().max(200).optional(),
})
const tableCell = z.strictObject({
  header: z.boolean().default(false),
  children: inlines,
  colSpan: z.int().min(1).max(100).optional(),
  rowSpan: z.int().min(1).max(1000).optional(),
})
const table = z.strictObject({
  type: z.literal('table'),
  caption: z.string().optional(),
  rows: z.array(z.array(tableCell)).min(1),
})
/** What the editor of a fact box knows: running text. */
const factBox = z.strictObject({
  type: z.literal('factBox'),
  title: z.string().min(1).max(200),
  body: z.array(z.discriminatedUnion('type', [paragraph, heading, list])),
})
const relatedStory = z.strictObject({
  type: z.literal('relatedStory'),
  story: z.string().min(1).meta({ description: 'Source id of the story.' }),
})
const rawHtml = z.strictObject({ type: z.literal('rawHtml'), html: z.string().min(1).max(50_000) })
const rule = z.strictObject({ type: z.literal('rule') })

const block = z
  .discriminatedUnion('type', [
    paragraph,
    heading,
    list,
    quote,
    pullQuote,
    image,
    gallery,
    embed,
    table,
    factBox,
    relatedStory,
    rawHtml,
    rule,
  ])
  .meta({ id: 'block' })

export const archiveBody = z.array(block)

export type ArchiveBlock = z.infer<typeof block>
export type ArchiveInline = z.infer<typeof inline>
export type ArchiveInternalLink = z.infer<typeof internalLink>
export type ArchiveList = z.infer<typeof list>
export type ArchiveListItem = z.infer<typeof listItem>
export type ArchiveTable = z.infer<typeof table>
export type ArchiveTableCell = z.infer<typeof tableCell>
export type ArchiveText = z.infer<typeof textRun>
