import { mkdtemp, readdir, readFile, rm, stat, unlink, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeRenditions, type Renditions } from './make-renditions.ts'
import { grainy, halves, jpegWithMetadata, pixelAt, plain, pngClaiming, RED } from './testing-images.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renditions-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const make = (buffer: Buffer) => makeRenditions({ buffer, folder })
const filesOf = (made: Renditions) => readdir(join(folder, made.hash))
const read = (made: Renditions, file: string) => readFile(join(folder, made.hash, file))
async function pixels(made: Renditions, file: string) {
  return sharp(await read(made, file))
    .raw()
    .toBuffer({ resolveWithObject: true })
}
/** Lossy encoders are a few steps off; a wrong colour space or orientation is dozens off. */
function expectColour(actual: number[], expected: { r: number; g: number; b: number }) {
  const distance = [expected.r, expected.g, expected.b].map((value, index) => Math.abs(value - (actual[index] ?? NaN)))
  expect(Math.max(...distance), `${actual}`).toBeLessThanOrEqual(8)
}

describe('the files', () => {
  it('are an avif and a webp at each width and a jpg at the largest, in the right size', async () => {
    const made = await make(await grainy(1000, 500).jpeg().toBuffer())
    expect(made).toMatchObject({ width: 1000, height: 500, widths: [320, 480, 828, 1000] })
    expect(made.hash).toMatch(/^[0-9a-f]{32}$/)
    const files = await filesOf(made)
    expect(files).toHaveLength(9)
    let bytes = 0
    for (const file of files) {
      const width = Number.parseInt(file, 10)
      const meta = await sharp(await read(made, file)).metadata()
      expect(meta, file).toMatchObject({
        width,
        height: width / 2,
        format: { avif: 'heif', webp: 'webp', jpg: 'jpeg' }[file.split('.')[1] ?? ''],
      })
      bytes += meta.size ?? (await read(made, file)).length
    }
    expect(made.bytes).toBe(bytes)
  })

  it('hold nothing of the original’s metadata', async () => {
    const secret = '12 Private Lane'
    const original = await jpegWithMetadata(secret)
    const before = await sharp(original).metadata()
    expect([before.exif, before.xmp, before.iptc, before.icc].every((part) => part !== undefined)).toBe(true)
    const made = await make(original)
    for (const file of await filesOf(made)) {
      const bytes = await read(made, file)
      const { exif, xmp, iptc, icc, comments } = await sharp(bytes).metadata()
      expect({ exif, xmp, iptc, icc, comments }, file).toEqual({})
      const text = bytes.toString('latin1')
      for (const trace of [secret, 'Exif', 'adobe', 'Photoshop', '8BIM', 'ICC_PROFILE', 'ICCP', 'GPS']) {
        expect(text.includes(trace), `${trace} in ${file}`).toBe(false)
      }
    }
  })
})

describe('what is seen', () => {
  it('stands upright, whatever the camera’s orientation', async () => {
    const sideways = await (await halves({ width: 400, height: 200, top: '#ff0000', bottom: '#0000ff' }))
      .jpeg({ quality: 100 })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const made = await make(sideways)
    expect(made).toMatchObject({ width: 200, height: 400 })
    for (const file of await filesOf(made)) {
      const { data, info } = await pixels(made, file)
      // Orientation 6: the top of what is stored is the right of what is seen.
      expectColour(pixelAt(data, info, 180, 200), { r: 255, g: 0, b: 0 })
      expectColour(pixelAt(data, info, 20, 200), { r: 0, g: 0, b: 255 })
    }
  })

  it.each([
    ['a P3 profile', () => plain(40, 40).withIccProfile('p3').png()],
    ['16 bits', () => plain(40, 40).toColourspace('rgb16').png()],
    ['16 bits with a P3 profile', () => plain(40, 40).toColourspace('rgb16').withIccProfile('p3').png()],
    ['an avif', () => plain(40, 40).avif({ quality: 90 })],
    ['a webp', () => plain(40, 40).webp({ quality: 100 })],
  ])('keeps its colour from %s', async (_name, picture) => {
    const made = await make(await picture().toBuffer())
    for (const file of await filesOf(made)) {
      const { data, info } = await pixels(made, file)
      expectColour(pixelAt(data, info, 20, 20), RED)
    }
  })

  it('turns CMYK into RGB', async () => {
    const made = await make(await plain(40, 40).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer())
    for (const file of await filesOf(made)) {
      const { space, channels } = await sharp(await read(made, file)).metadata()
      expect({ space, channels }, file).toEqual({ space: 'srgb', channels: 3 })
    }
    const { data, info } = await pixels(made, '40.jpg')
    // Printing inks do not reach this red exactly.
    const [r = 0, g = 0, b = 0] = pixelAt(data, info, 20, 20)
    expect(r - Math.max(g, b)).toBeGreaterThan(120)
  })

  it('lies on white in the jpg where it is transparent, and stays transparent elsewhere', async () => {
    const clear = {
      create: { width: 40, height: 40, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    }
    const made = await make(await sharp(clear).png().toBuffer())
    const jpg = await pixels(made, '40.jpg')
    expectColour(pixelAt(jpg.data, jpg.info, 20, 20), { r: 255, g: 255, b: 255 })
    for (const file of ['40.avif', '40.webp']) {
      const { data, info } = await pixels(made, file)
      expect(pixelAt(data, info, 20, 20)[3], file).toBe(0)
    }
  })

  it('is the first frame of an animation', async () => {
    const frames = await (await halves({ width: 40, height: 80, top: '#ff0000', bottom: '#0000ff' }))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const animated = await sharp(frames.data, { raw: { width: 40, height: 80, channels: 3, pageHeight: 40 } })
      .webp({ lossless: true, loop: 0 })
      .toBuffer()
    expect((await sharp(animated).metadata()).pages).toBe(2)
    const made = await make(animated)
    expect(made).toMatchObject({ width: 40, height: 40 })
    for (const file of await filesOf(made)) {
      const { data, info } = await pixels(made, file)
      expect(info.height, file).toBe(40)
      expectColour(pixelAt(data, info, 20, 35), { r: 255, g: 0, b: 0 })
    }
  })
})

describe('a second time', () => {
  it('the same picture reuses the files', async () => {
    const buffer = await grainy(400, 300).jpeg().toBuffer()
    const first = await make(buffer)
    const file = join(folder, first.hash, '320.webp')
    await utimes(file, 1, 1)
    await rm(join(folder, '.unfinished'), { recursive: true })
    expect(await make(buffer)).toEqual(first)
    // Nothing was even begun.
    expect(await readdir(folder)).toEqual([first.hash])
    expect((await stat(file)).mtimeMs).toBe(1000)
  })

  it('an incomplete folder is made whole', async () => {
    const buffer = await grainy(400, 300).jpeg().toBuffer()
    const first = await make(buffer)
    await unlink(join(folder, first.hash, '320.avif'))
    expect((await make(buffer)).hash).toBe(first.hash)
    expect(await filesOf(first)).toContain('320.avif')
  })

  it('two uploads at once give one set, and no leftovers', async () => {
    const buffer = await grainy(400, 300).jpeg().toBuffer()
    const [one, two] = await Promise.all([make(buffer), make(buffer)])
    expect(one).toEqual(two)
    expect((await readdir(folder)).sort()).toEqual(['.unfinished', one.hash].sort())
    expect(await readdir(join(folder, '.unfinished'))).toEqual([])
  })
})

describe('what cannot be made', () => {
  it('leaves nothing behind, and the next picture is made', async () => {
    const whole = await grainy(400, 300).jpeg().toBuffer()
    const [broken, bomb, good] = await Promise.allSettled([
      make(whole.subarray(0, whole.length / 2)),
      make(pngClaiming(60_000, 60_000)),
      make(whole),
    ])
    expect(broken).toMatchObject({ status: 'rejected', reason: { code: 'image-type' } })
    expect(bomb).toMatchObject({ status: 'rejected', reason: { code: 'image-too-many-pixels' } })
    expect(good.status).toBe('fulfilled')
    expect(await readdir(join(folder, '.unfinished'))).toEqual([])
    expect(await readdir(folder)).toHaveLength(2)
  })
})
