import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { inImageQueue } from './image-queue.ts'
import { MAX_IMAGE_PIXELS, readImageHeader, rethrowAsDamaged } from './inspect-image.ts'
import { heightFor, planRenditions, type RenditionPlan, renditionFiles } from './rendition-plan.ts'

/**
 * Part of every hash. Count it up with any change below that alters the files: they are served as immutable,
 * so new files need new addresses.
 */
const RECIPE = 'renditions 2'
// Effort 0 takes a third of the time of effort 1 for 4 to 8 % more bytes, and less than a fifth of that of effort 2.
const AVIF = { quality: 50, effort: 0 }
const WEBP = { quality: 78, effort: 2 }
const JPEG = { quality: 82, progressive: true }
/** What shows through transparent parts in the JPEG, which has no transparency. */
const PAPER = '#ffffff'

export type Renditions = {
  hash: string
  /** Pixel size of the largest rendition. */
  width: number
  height: number
  /** Ascending; an avif and a webp exist at each, a jpg at the largest. */
  widths: number[]
  /** Of all files together. */
  bytes: number
}

/**
 * Writes what readers get of a picture to `{folder}/{hash}/{width}.{avif|webp|jpg}`: upright, in sRGB, without any metadata.
 * The hash is that of the original's bytes and the recipe, so the same picture is made once: a complete folder is used as it is.
 * Throws the AppErrors of `inspectImage`.
 */
export async function makeRenditions({ buffer, folder }: { buffer: Buffer; folder: string }): Promise<Renditions> {
  const plan = planRenditions(await readImageHeader(buffer))
  const hash = createHash('sha256').update(RECIPE).update(buffer).digest('hex').slice(0, 32)
  const target = join(folder, hash)
  return inImageQueue(async () => {
    if ((await completeBytes(target, plan)) === undefined) await writeAtomically({ buffer, folder, target, plan })
    return { hash, ...plan, bytes: (await completeBytes(target, plan)) ?? 0 }
  })
}

/** Sum of the files' sizes, or undefined if one is missing or empty (a disk that was full, a hand that deleted). */
async function completeBytes(target: string, plan: RenditionPlan): Promise<number | undefined> {
  const sizes = await Promise.all(renditionFiles(plan).map((file) => sizeOf(join(target, file))))
  return sizes.every((size) => size > 0) ? sizes.reduce((sum, size) => sum + size, 0) : undefined
}

async function writeAtomically({
  buffer,
  folder,
  target,
  plan,
}: {
  buffer: Buffer
  folder: string
  target: string
  plan: RenditionPlan
}): Promise<void> {
  // Inside the same folder: a rename works only within one file system.
  const unfinished = join(folder, '.unfinished')
  await mkdir(unfinished, { recursive: true })
  const temporary = await mkdtemp(join(unfinished, 'r-'))
  try {
    const work = join(temporary, 'new')
    await mkdir(work)
    await encodeAll({ buffer, plan, into: work })
    await moveInto({ work, target, plan, aside: join(temporary, 'old') })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Another process may have finished the same picture meanwhile: then its files stay. An incomplete folder is replaced. */
async function moveInto(move: { work: string; target: string; plan: RenditionPlan; aside: string }): Promise<void> {
  try {
    await rename(move.work, move.target)
  } catch (error) {
    if (!isTaken(error)) throw error
    if ((await completeBytes(move.target, move.plan)) !== undefined) return
    await rename(move.target, move.aside)
    await rename(move.work, move.target)
  }
}

async function encodeAll({ buffer, plan, into }: { buffer: Buffer; plan: RenditionPlan; into: string }): Promise<void> {
  const pixels = await decodeLargest(buffer, plan)
  for (const width of plan.widths) {
    const resized = () => pixels().resize(width, heightFor(width, plan), { fit: 'fill' })
    await resized()
      .avif(AVIF)
      .toFile(join(into, `${width}.avif`))
    await resized()
      .webp(WEBP)
      .toFile(join(into, `${width}.webp`))
  }
  await pixels()
    .flatten({ background: PAPER })
    .jpeg(JPEG)
    .toFile(join(into, `${plan.width}.jpg`))
}

/** Decodes once, to bare 8-bit sRGB pixels: everything else that was in the file ends here. */
async function decodeLargest(buffer: Buffer, { width, height }: RenditionPlan): Promise<() => Sharp> {
  const input = sharp(buffer, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'truncated', pages: 1 })
  const { space, hasProfile } = await input.metadata().catch(rethrowAsDamaged)
  // With 16 bits sharp works in the P3 space and leaves the result there unless an output profile is named.
  if (space === 'rgb16' && hasProfile) input.withIccProfile('srgb')
  const { data, info } = await input
    .autoOrient()
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(rethrowAsDamaged)
  return () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  return found?.size ?? 0
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM'
}
