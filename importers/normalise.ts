import { createHash } from 'node:crypto'
import { z } from 'zod'
import { cleanDeep, cleanLine, isBlank } from '../lib/clean-text.ts'
import type { ArchiveBlock } from './archive/body-schema.ts'
import type { ImageSource } from './archive/image-schema.ts'
import {
  type ArchiveAuthorLine,
  type ArchiveSectionLine,
  type ArchiveStory,
  type ArchiveTagLine,
  archiveAuthor,
  archiveSection,
  archiveStory,
  archiveTag,
} from './archive/schema.ts'
import type { BodyOptions, Loss } from './body/body-options.ts'
import { htmlToBlocks } from './body/html-to-blocks.ts'
import { markdownToBlocks } from './body/markdown-to-blocks.ts'
import { badLine } from './problem.ts'
import type { SourceFormat } from './source-format.ts'
import { wordingOf } from './wording.ts'

export type StoryRecord = Omit<ArchiveStory, 'type' | 'body' | 'bodyMarkdown' | 'bodyHtml' | 'section'> & {
  section: NonNullable<ArchiveStory['section']>
  blocks: ArchiveBlock[]
  /** The name under which the story is kept: `namespace:id`. */
  sourceId: string
  /** Of all of the above: an unchanged line gives the same. */
  hash: string
}
export type EntityRecord = ArchiveAuthorLine | ArchiveTagLine | ArchiveSectionLine

export type NormaliseOptions = {
  format: SourceFormat
  /** Told apart from other sources, whose ids may be the same. */
  namespace: string
  images: boolean
  baseUrl?: string
  /** For stories that name no section. */
  section?: { slug: string; name: string }
  onLoss?: (loss: Loss) => void
}

/** @throws AppError `bad-line` whose message says what is wrong with the line, for the report. */
export function normaliseEntity(value: unknown, { format }: NormaliseOptions): EntityRecord {
  const line = mapped(value, format)
  const schema = { author: archiveAuthor, tag: archiveTag, section: archiveSection }[
    kindOf(line) as EntityRecord['type']
  ]
  return cleanDeep(parsed<EntityRecord>(schema, line))
}

/** @throws AppError `bad-line` */
export function normaliseStory(value: unknown, options: NormaliseOptions): StoryRecord {
  const line = cleanDeep(parsed(archiveStory, mapped(value, options.format)))
  const { type: _type, body, bodyMarkdown, bodyHtml, section: given, ...story } = line
  const headline = cleanLine(story.headline)
  if (isBlank(headline)) throw badLine('headline: must not be blank')
  const section = given ?? options.section
  if (!section) throw badLine('section: missing; give one in the line, or --section SLUG:Name for all that have none')

  const record = {
    ...story,
    headline,
    section,
    blocks: blocksOf({ body, bodyMarkdown, bodyHtml }, headline, options),
    ...(story.leadImage && { leadImage: described(story.leadImage, [story.leadCaption, headline]) }),
  }
  if (!options.images && record.leadImage) {
    options.onLoss?.('image')
    delete record.leadImage
  }
  const sourceId = `${options.namespace}:${story.id}`
  return { ...record, sourceId, hash: createHash('sha256').update(JSON.stringify(record)).digest('hex') }
}

/** What the order of an import needs to know of a line, before it is checked. */
export function peek(value: unknown, format: SourceFormat): { kind: string; id: string; publishedAt: number } {
  const line = mapped(value, format)
  const { id, publishedAt } = line as { id?: unknown; publishedAt?: unknown }
  return {
    kind: kindOf(line),
    id: typeof id === 'string' ? id.trim() : '',
    publishedAt: typeof publishedAt === 'string' ? Date.parse(publishedAt) : Number.NaN,
  }
}

const KINDS = ['story', 'author', 'tag', 'section']

function mapped(value: unknown, format: SourceFormat): object {
  try {
    const line = format.toArchive(value)
    if (!line || typeof line !== 'object' || Array.isArray(line)) throw badLine('is not a JSON object')
    return line
  } catch (error) {
    throw error instanceof z.ZodError ? badLine(reasonOf(error), error) : error
  }
}

function kindOf(line: object): string {
  const kind = 'type' in line ? line.type : 'story'
  if (typeof kind !== 'string' || !KINDS.includes(kind)) throw badLine(`type: must be one of ${KINDS.join(', ')}`)
  return kind
}

function parsed<Output>(schema: z.ZodType<Output>, line: unknown): Output {
  const result = schema.safeParse(line, { error: wordingOf })
  if (result.success) return result.data
  throw badLine(reasonOf(result.error), result.error)
}

/** The first three things that are wrong, each with the place where it is. */
function reasonOf(error: z.ZodError): string {
  const reasons = error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}${issue.message}`)
  const more = error.issues.length - reasons.length
  return `${reasons.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

function blocksOf(
  { body, bodyMarkdown, bodyHtml }: Pick<ArchiveStory, 'body' | 'bodyMarkdown' | 'bodyHtml'>,
  headline: string,
  options: NormaliseOptions,
): ArchiveBlock[] {
  const baseUrl = options.baseUrl ?? options.format.baseUrl
  const { images, onLoss } = options
  const conversion: BodyOptions = { images, onLoss, linkTo: options.format.linkTo, baseUrl }
  const blocks =
    body ??
    (bodyMarkdown === undefined ? htmlToBlocks(bodyHtml ?? '', conversion) : markdownToBlocks(bodyMarkdown, conversion))
  return blocks.flatMap((block): ArchiveBlock[] => {
    if (block.type !== 'image' && block.type !== 'gallery') return [block]
    if (!images) {
      for (const _ of block.type === 'gallery' ? block.images : [block]) onLoss?.('image')
      return []
    }
    if (block.type === 'image') return [{ ...block, image: described(block.image, [block.caption, headline]) }]
    const withAlt = block.images.map((item) => ({
      ...item,
      image: described(item.image, [item.caption, block.title, headline]),
    }))
    return [{ ...block, images: withAlt }]
  })
}

/** A picture has to have a description; the next best is what stands beside it. */
function described<Image extends ImageSource>(image: Image, instead: (string | undefined)[]): Image {
  const { alt, caption } = image
  return isBlank(alt) ? { ...image, alt: [caption, ...instead].find((text) => !isBlank(text)) ?? '' } : image
}
