import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { Payload } from 'payload'
import { type Fetched, guardedFetch } from '../lib/guarded-fetch.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import { sqlOn } from '../lib/sql.ts'
import { MAX_IMAGE_BYTES } from '../media/inspect-image.ts'
import type { ImageSource } from './archive/image-schema.ts'
import { badLine, reasonOf } from './problem.ts'

/** Ids of pictures by the object that named them, and why others could not be had. */
export type StoredImages = { images: Map<ImageSource, string>; warnings: string[] }
export type ImageStore = { store: (images: ImageSource[]) => Promise<StoredImages> }

const FETCH = { maxBytes: MAX_IMAGE_BYTES, timeoutMs: 20_000, accept: 'image/avif,image/webp,image/png,image/jpeg' }

/**
 * Puts pictures into the media collection, each once: a file is known by its content, an address by itself.
 * Paths are relative to the folder of the archive and may not leave it, by links neither.
 */
export function createImageStore({
  payload,
  namespace,
  archive,
  fetchImage = (url) => guardedFetch(url, FETCH),
}: {
  payload: Payload
  namespace: string
  /** The file that is imported. */
  archive: string
  fetchImage?: (url: string) => Promise<Fetched>
}): ImageStore {
  const sql = sqlOn(payloadPool(payload))
  const folder = dirname(resolve(archive))

  async function storeOne(image: ImageSource): Promise<string> {
    const local = 'path' in image ? await readWithin(folder, image.path) : undefined
    const identity = local ? `file ${hashOf(local)}` : `address ${hashOf('url' in image ? image.url : '')}`
    const sourceId = `${namespace}:${identity}`
    const [known] = await sql<Record<string, unknown> & { id: string }>`
      select id, alt, caption, credit, source, usage_terms as "usageTerms", focal_x as "focalX", focal_y as "focalY"
      from media where source_id = ${sourceId} limit 1`
    const { fields, name } = describe(image)
    if (known) {
      const changed = Object.entries(fields).filter(
        ([field, value]) => value !== undefined && !isSame(known[field], value),
      )
      if (changed.length > 0) {
        await payload.update({
          collection: 'media',
          id: known.id,
          data: Object.fromEntries(changed),
          overrideAccess: true,
          depth: 0,
        })
      }
      return known.id
    }
    const data = local ?? (await fetchImage('url' in image ? image.url : '')).data
    // The type is found out from the content by the collection.
    const file = { data, name, mimetype: 'image/jpeg', size: data.length }
    const made = await payload.create({
      collection: 'media',
      data: { ...fields, sourceId },
      file,
      overrideAccess: true,
      depth: 0,
    })
    return made.id
  }

  return {
    async store(images) {
      const stored: StoredImages = { images: new Map(), warnings: [] }
      for (const image of images) {
        try {
          stored.images.set(image, await storeOne(image))
        } catch (error) {
          stored.warnings.push(`picture ${'path' in image ? image.path : image.url}: ${reasonOf(error)}`)
        }
      }
      return stored
    },
  }
}

/** Reads a file of the archive's own folder. @throws AppError `bad-line` for what lies elsewhere, is missing or too large. */
export async function readWithin(folder: string, path: string): Promise<Buffer> {
  const root = await realpath(folder)
  const file = await realpath(join(root, path)).catch(() => undefined)
  if (!file) throw badLine('there is no such file beside the archive')
  if (!file.startsWith(root + sep)) throw badLine('lies outside the folder of the archive')
  const { size } = await stat(file)
  if (size > MAX_IMAGE_BYTES) throw badLine(`is larger than ${MAX_IMAGE_BYTES} bytes`)
  return readFile(file)
}

function describe(image: ImageSource) {
  const { alt, caption, credit, source, usageTerms, focalX, focalY } = image
  const name = 'path' in image ? basename(image.path) : basename(new URL(image.url).pathname)
  return { fields: { alt, caption, credit, source, usageTerms, focalX, focalY }, name: name || 'picture' }
}

/** Postgres gives numbers of its own type as text. */
function isSame(stored: unknown, given: unknown): boolean {
  return stored === given || (typeof given === 'number' && Number(stored) === given)
}

function hashOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}
