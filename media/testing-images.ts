/** Pictures for the tests of this folder, drawn when asked for: no binary lies in the repository. */
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Color, type OutputInfo, type Sharp } from 'sharp'

export const RED = { r: 200, g: 60, b: 30 }

export function plain(width: number, height: number, background: Color = RED): Sharp {
  return sharp({ create: { width, height, channels: 3, background } })
}

/** Grain, so that the files have as many bytes as a photo's and cutting one off loses something. */
export function grainy(width: number, height: number): Sharp {
  return sharp({
    create: { width, height, channels: 3, background: RED, noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })
}

/** Two halves, one above the other. */
export async function halves({
  width,
  height,
  top,
  bottom,
}: Record<'width' | 'height', number> & Record<'top' | 'bottom', string>) {
  const half = await plain(width, height / 2, bottom)
    .png()
    .toBuffer()
  return plain(width, height, top).composite([{ input: half, left: 0, top: height / 2 }])
}

/** A well-formed PNG header over almost no data: a few hundred bytes that claim any size. */
export function pngClaiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(100))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A JPEG that says where it was taken, by whom and for whom: EXIF with GPS, XMP, an ICC profile and IPTC. */
export async function jpegWithMetadata(secret: string): Promise<Buffer> {
  const jpeg = await plain(700, 500)
    .jpeg()
    .withExif({
      IFD0: { Artist: secret, Copyright: secret },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:rights="${secret}"/></rdf:RDF></x:xmpmeta>`,
    )
    .withIccProfile('p3')
    .toBuffer()
  // sharp writes no IPTC: a Photoshop block (APP13) with one record, its byline, goes in right after the start marker.
  const record = Buffer.concat([Buffer.from([0x1c, 2, 80, 0, secret.length]), Buffer.from(secret)])
  const padded = Buffer.concat([record, Buffer.alloc(record.length % 2)])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(record.length)
  const body = Buffer.concat([Buffer.from('Photoshop 3.0\0' + '8BIM\x04\x04\0\0', 'latin1'), size, padded])
  const head = Buffer.from([0xff, 0xed, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

export function pixelAt(data: Buffer, info: OutputInfo, x: number, y: number): number[] {
  const at = (y * info.width + x) * info.channels
  return [...data.subarray(at, at + info.channels)]
}

function pngChunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, sum])
}
