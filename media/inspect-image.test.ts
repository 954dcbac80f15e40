import { describe, expect, it } from 'vitest'
import { inspectImage, MAX_IMAGE_BYTES, readImageHeader } from './inspect-image.ts'
import { grainy, plain, pngClaiming } from './testing-images.ts'

const isoMedia = (...brands: string[]) => {
  const box = Buffer.from(`....ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`, 'latin1')
  box.writeUInt32BE(box.length)
  return box
}

describe('pictures that are taken', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('tells %s by its content', async (format) => {
    expect(await inspectImage(await plain(64, 48)[format]().toBuffer())).toEqual({ format, width: 64, height: 48 })
  })

  it('gives the size as seen, its orientation applied', async () => {
    const sideways = await plain(64, 48).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect(await inspectImage(sideways)).toMatchObject({ width: 48, height: 64 })
  })

  it('takes CMYK, 16 bits and a camera JPEG with bytes after its end', async () => {
    expect(await inspectImage(await plain(8, 8).toColourspace('cmyk').jpeg().toBuffer())).toMatchObject({
      format: 'jpeg',
    })
    expect(await inspectImage(await plain(8, 8).toColourspace('rgb16').png().toBuffer())).toMatchObject({
      format: 'png',
    })
    const trailing = Buffer.concat([await plain(8, 8).jpeg().toBuffer(), Buffer.from('maker notes')])
    expect(await inspectImage(trailing)).toMatchObject({ format: 'jpeg' })
  })

  it('takes exactly the pixel limit', async () => {
    expect(await readImageHeader(pngClaiming(10_000, 5_000))).toEqual({ format: 'png', width: 10_000, height: 5_000 })
  })
})

describe('files that are refused as no picture', () => {
  const refused: [string, Buffer, RegExp][] = [
    ['a GIF', Buffer.from('GIF89a<script>alert(1)</script>'), /a GIF/],
    ['HTML', Buffer.from('\n <!DOCTYPE html><script>alert(1)</script>'), /a web page/],
    ['an SVG', Buffer.from('\uFEFF<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), /an SVG drawing/],
    ['a PDF after junk', Buffer.from('junk\n%PDF-1.7'), /a PDF document/],
    ['a HEIC photo', isoMedia('heic', 'mif1', 'heic'), /a HEIC photo/],
    ['a video', isoMedia('isom', 'mp42'), /a video file/],
    ['a TIFF', Buffer.from('II*\0........'), /a TIFF/],
    ['plain text', Buffer.from('hello'), /not a picture/],
    ['nothing', Buffer.alloc(0), /not a picture/],
    ['a JPEG mark before HTML', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<html>')]), /damaged/],
    ['an AVIF mark alone', isoMedia('avif', 'mif1'), /damaged/],
  ]
  it.each(refused)('%s', async (_name, buffer, userMessage) => {
    await expect(inspectImage(buffer)).rejects.toMatchObject({
      code: 'image-type',
      userMessage: expect.stringMatching(userMessage),
    })
  })

  it('a real GIF, also when it is animated', async () => {
    const gif = await plain(8, 8).gif().toBuffer()
    await expect(inspectImage(gif)).rejects.toMatchObject({ code: 'image-type' })
  })

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s data that is cut off, however late', async (format) => {
    const whole = await grainy(400, 300)[format]().toBuffer()
    for (const part of [0.01, 0.5, 0.99]) {
      const cut = whole.subarray(0, Math.floor(whole.length * part))
      await expect(inspectImage(cut), `${part}`).rejects.toMatchObject({ code: 'image-type' })
    }
  })
})

describe('limits', () => {
  it('refuses more than 25 MB and says how many there are', async () => {
    const buffer = Buffer.concat([await plain(8, 8).jpeg().toBuffer(), Buffer.alloc(MAX_IMAGE_BYTES)])
    await expect(inspectImage(buffer)).rejects.toMatchObject({
      code: 'image-too-large',
      userMessage: expect.stringContaining('26 MB'),
    })
  })

  it.each([
    [10_000, 5_001],
    [60_000, 60_000],
    [70_000, 10],
  ])('refuses a header that claims %i × %i pixels, before decoding', async (width, height) => {
    await expect(inspectImage(pngClaiming(width, height))).rejects.toMatchObject({
      code: 'image-too-many-pixels',
      userMessage: expect.stringContaining(`${width} × ${height}`),
    })
  })
})
