import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type {
  CollectionAfterChangeHook,
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  CollectionConfig,
} from 'payload'
import { APIError } from 'payload'
import { writeEntity } from '../edition/write-entity.ts'
import { isBlank } from '../lib/clean-text.ts'
import { AppError } from '../lib/errors.ts'
import { renditionsFolder, uploadsFolder } from '../media/folders.ts'
import { inspectImage } from '../media/inspect-image.ts'
import { makeRenditions } from '../media/make-renditions.ts'
import { accessTo, activeUser } from './access.ts'
import { cleanInput } from './clean-input.ts'
import { lockEditionFirst } from './lock-edition-first.ts'
import { NOBODY, sourceIdField } from './named.ts'
import { guardShownPicture, refuseWhileUsed } from './refuse-while-used.ts'

const EXTENSION = { jpeg: 'jpg', png: 'png', webp: 'webp', avif: 'avif' }

/** Decides by content what a file is, whatever its name says, and gives it the ending and type that fit. */
const inspectUpload: CollectionBeforeOperationHook = async ({ req, operation }) => {
  if ((operation !== 'create' && operation !== 'update') || !req.file) return
  const { format } = await explain(() => inspectImage(req.file?.data ?? Buffer.alloc(0)))
  const base =
    path
      .parse(req.file.name)
      .name.replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .slice(0, 80) || 'picture'
  // Phones call their pictures alike, and two uploads at once would be given the same free name.
  req.file.name = `${base}-${randomBytes(4).toString('hex')}.${EXTENSION[format]}`
  req.file.mimetype = `image/${format}`
}

/** Makes the files that readers get and notes them on the document; the original stays with Payload. */
const renderUpload: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (!data) return data
  const withCreator = operation === 'create' && activeUser(req) ? { ...data, createdBy: activeUser(req)?.id } : data
  if (!req.file) return withCreator
  const { data: buffer } = req.file
  const { hash, width, height, widths } = await explain(() => makeRenditions({ buffer, folder: renditionsFolder() }))
  return { ...withCreator, hash, renditionWidth: width, renditionHeight: height, widths }
}

const writeToEdition: CollectionAfterChangeHook = async ({ doc, req, operation }) => {
  if (operation === 'update') await writeEntity(req, { name: 'media', id: doc.id })
  return doc
}

export const media: CollectionConfig = {
  slug: 'media',
  labels: { singular: 'Picture', plural: 'Pictures' },
  defaultSort: '-createdAt',
  access: accessTo('media', 'createdBy'),
  admin: {
    useAsTitle: 'alt',
    group: 'Stories',
    hideAPIURL: true,
    defaultColumns: ['filename', 'alt', 'caption', 'credit', 'createdAt'],
    listSearchableFields: ['alt', 'caption', 'credit', 'filename'],
    description: 'Pictures with their captions, credits and terms.',
  },
  upload: {
    staticDir: uploadsFolder(),
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
    pasteURL: false,
    focalPoint: true,
    crop: false,
    imageSizes: [{ name: 'thumbnail', width: 400, withoutEnlargement: true }],
    adminThumbnail: 'thumbnail',
    displayPreview: true,
  },
  hooks: {
    beforeOperation: [inspectUpload],
    beforeValidate: [cleanInput, renderUpload],
    // After the rendering, which takes its time and needs no lock.
    beforeChange: [lockEditionFirst, guardShownPicture],
    beforeDelete: [refuseWhileUsed('media')],
    afterChange: [writeToEdition],
  },
  fields: [
    {
      name: 'alt',
      type: 'textarea',
      required: true,
      maxLength: 1000,
      label: 'Description for those who cannot see it',
      validate: (value: unknown) =>
        (typeof value === 'string' && !isBlank(value)) || 'Say what the picture shows, for readers who cannot see it.',
    },
    { name: 'caption', type: 'textarea', maxLength: 1000 },
    {
      name: 'credit',
      type: 'text',
      maxLength: 200,
      admin: { description: 'Photographer and agency, as it is printed.' },
    },
    { name: 'source', type: 'text', maxLength: 500, admin: { description: 'Where we have it from.' } },
    {
      name: 'usageTerms',
      type: 'textarea',
      maxLength: 1000,
      label: 'Usage terms',
      admin: { description: 'Restrictions of the agency, e.g. “No resale, no archive”.' },
    },
    {
      name: 'createdBy',
      type: 'relationship',
      relationTo: 'users',
      index: true,
      admin: { hidden: true },
      access: NOBODY,
    },
    { name: 'hash', type: 'text', index: true, admin: { hidden: true }, access: NOBODY },
    { name: 'renditionWidth', type: 'number', admin: { hidden: true }, access: NOBODY },
    { name: 'renditionHeight', type: 'number', admin: { hidden: true }, access: NOBODY },
    { name: 'widths', type: 'json', admin: { hidden: true }, access: NOBODY },
    sourceIdField,
  ],
}

async function explain<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError)
      throw new APIError(error.userMessage ?? 'This file is no picture that we can use.', 400, null, true)
    throw error
  }
}
