import { z } from 'zod'
import { archiveBody } from './body-schema.ts'
import { imageSource } from './image-schema.ts'

/**
 * The archive form: one JSON object a line. This file is its definition; `archive.schema.json` is generated from it
 * (`archive-json-schema.ts`) and `README.md` explains it. Unknown keys are errors, so that a misspelt one is reported, not lost.
 */
const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  .max(200)
const sourceId = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .meta({ description: 'Name of the record in the system it comes from.' })
const name = z.string().trim().min(1).max(200)
const moment = z.iso
  .datetime({ offset: true, error: 'must be ISO 8601 with an offset, such as 2021-01-14T21:05:00+05:30' })
  .meta({ description: 'ISO 8601 with an offset.' })

const author = z.strictObject({
  slug,
  name,
  jobTitle: z.string().max(200).optional(),
  bio: z.string().max(3000).optional(),
})
const tag = z.strictObject({
  slug,
  name,
  description: z.string().max(1000).optional(),
  aliases: z.array(z.string().trim().min(1).max(200)).optional(),
  kind: z.enum(['person', 'organisation', 'place', 'topic', 'series']).optional(),
})
const section = z.strictObject({
  slug,
  name,
  description: z.string().max(500).optional(),
  parent: slug
    .optional()
    .meta({ description: 'Slug of the section that this one stands under; it must exist or come earlier.' }),
})

export const archiveStory = z
  .strictObject({
    type: z.literal('story').optional(),
    id: sourceId,
    slug: slug.optional().meta({ description: 'Made from the headline when absent.' }),
    headline: z.string().trim().min(1, 'must not be blank').max(300),
    kicker: z.string().max(60).optional(),
    standfirst: z.string().max(1000).optional(),
    section: z
      .union([section, slug])
      .optional()
      .meta({ description: 'The section or its slug; when absent, that of the option --section.' }),
    authors: z.array(author).default([]),
    tags: z.array(tag).default([]),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 language tag')
      .optional(),
    publishedAt: moment,
    revisedAt: moment.optional(),
    leadImage: imageSource.optional(),
    leadCaption: z.string().max(1000).optional(),
    isPaid: z.boolean().optional(),
    sponsor: z.string().max(120).optional(),
    body: archiveBody.optional(),
    bodyMarkdown: z.string().optional(),
    bodyHtml: z.string().optional(),
  })
  .refine(
    (story) => [story.body, story.bodyMarkdown, story.bodyHtml].filter((body) => body !== undefined).length === 1,
    'needs exactly one of `body`, `bodyMarkdown` and `bodyHtml`',
  )
  .meta({ id: 'story', title: 'A story' })

export const archiveAuthor = z
  .strictObject({
    type: z.literal('author'),
    id: sourceId.optional(),
    ...author.shape,
    portrait: imageSource.optional(),
  })
  .meta({ id: 'authorLine', title: 'An author' })
export const archiveTag = z
  .strictObject({ type: z.literal('tag'), id: sourceId.optional(), ...tag.shape })
  .meta({ id: 'tagLine', title: 'A tag' })
export const archiveSection = z
  .strictObject({ type: z.literal('section'), id: sourceId.optional(), ...section.shape })
  .meta({ id: 'sectionLine', title: 'A section' })

export const archiveLine = z.union([archiveStory, archiveAuthor, archiveTag, archiveSection])

export type ArchiveStory = z.infer<typeof archiveStory>
export type ArchiveAuthorLine = z.infer<typeof archiveAuthor>
export type ArchiveTagLine = z.infer<typeof archiveTag>
export type ArchiveSectionLine = z.infer<typeof archiveSection>
export type ArchiveLine = z.infer<typeof archiveLine>
export type ArchiveAuthor = z.infer<typeof author>
export type ArchiveTag = z.infer<typeof tag>
export type ArchiveSection = z.infer<typeof section>
