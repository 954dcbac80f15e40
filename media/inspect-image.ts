import sharp, { type Metadata } from 'sharp'
import { AppError } from '../lib/errors.ts'
import { inImageQueue } from './image-queue.ts'
import { type ImageFormat, sniffFileType } from './sniff-file-type.ts'

/** More than any camera's JPEG; a larger file is a mistake (a scan, a bitmap in disguise). */
export const MAX_IMAGE_BYTES = 25 * 1024 * 1024
/** Decoded, 50 megapixels are 200 MB of memory; beyond that a small file could bring the server down. */
export const MAX_IMAGE_PIXELS = 50_000_000
/** The longest side that a JPEG can have. */
const MAX_SIDE = 65_500

/** Width and height in pixels as a reader sees the picture, its orientation applied. */
export type InspectedImage = { format: ImageFormat; width: number; height: number }

/**
 * Finds out whether an upload is a picture we take, from its content alone.
 * Throws AppError `image-too-large`, `image-type` or `image-too-many-pixels`, each with a sentence for the editor.
 */
export async function inspectImage(buffer: Buffer): Promise<InspectedImage> {
  const image = await readImageHeader(buffer)
  await decodeOnce(buffer)
  return image
}

/** The same answer from the header only: a file that is cut off later in its data passes. */
export async function readImageHeader(buffer: Buffer): Promise<InspectedImage> {
  if (buffer.length > MAX_IMAGE_BYTES) throw tooLarge(buffer.length)
  const sniffed = sniffFileType(buffer)
  if (!sniffed) throw wrongType('This file is not a picture.')
  if ('refused' in sniffed) throw wrongType(`This file is ${sniffed.refused}, whatever its name says.`)

  // Without sharp's own limit here, so that a header with too many pixels gets its own sentence. Nothing is decoded yet.
  const header = await sharp(buffer, { limitInputPixels: false }).metadata().catch(rethrowAsDamaged)
  if (formatOf(header) !== sniffed.format) throw damaged()
  const { width, height } = header.autoOrient
  if (width * height > MAX_IMAGE_PIXELS || Math.max(width, height) > MAX_SIDE) throw tooManyPixels(width, height)
  return { format: sniffed.format, width, height }
}

/** For the `catch` of anything that decodes: what libvips says goes to the log, a sentence to the editor. */
export function rethrowAsDamaged(cause: unknown): never {
  throw damaged(cause)
}

/** A cut-off file often has a perfect header. Decoding to a thumbnail reads all of its data, in little memory. */
async function decodeOnce(buffer: Buffer): Promise<void> {
  await inImageQueue(() =>
    sharp(buffer, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'truncated' })
      .resize(16, 16, { fit: 'fill' })
      .raw()
      .toBuffer()
      .catch(rethrowAsDamaged),
  )
}

function formatOf({ format, compression }: Metadata): string {
  return format === 'heif' && compression === 'av1' ? 'avif' : format
}

function wrongType(finding: string): AppError {
  return new AppError('image-type', { userMessage: `${finding} Please upload a JPEG, PNG, WebP or AVIF picture.` })
}

function damaged(cause?: unknown): AppError {
  return new AppError('image-type', {
    message: `image cannot be decoded${cause instanceof Error ? `: ${cause.message}` : ''}`,
    userMessage: 'This picture is damaged or incomplete. Please save or download it again and upload the new file.',
    cause,
  })
}

function tooLarge(bytes: number): AppError {
  return new AppError('image-too-large', {
    userMessage: `This file has ${megabytes(bytes)} MB; pictures may have up to ${megabytes(MAX_IMAGE_BYTES)} MB. Please export it as a smaller JPEG, 4000 pixels wide at most.`,
  })
}

function tooManyPixels(width: number, height: number): AppError {
  return new AppError('image-too-many-pixels', {
    userMessage: `This picture is ${width} × ${height} pixels large; up to ${MAX_IMAGE_PIXELS / 1e6} million pixels are allowed, and ${MAX_SIDE} on a side. Please scale it down, 4000 pixels wide at most.`,
  })
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
