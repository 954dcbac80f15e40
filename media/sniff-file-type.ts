export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'avif'

/** What the bytes say that a file is: a format we take, or the name of a known one that we do not. */
export type SniffedType = { format: ImageFormat } | { refused: string } | undefined

/** Looks at the first bytes only; the name and the declared type of an upload are the sender's word and are not asked. */
export function sniffFileType(buffer: Buffer): SniffedType {
  if (startsWith(buffer, [0xff, 0xd8, 0xff])) return { format: 'jpeg' }
  if (startsWith(buffer, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { format: 'png' }
  if (ascii(buffer, 0, 4) === 'RIFF' && ascii(buffer, 8, 12) === 'WEBP') return { format: 'webp' }
  if (ascii(buffer, 4, 8) === 'ftyp') return sniffIsoMedia(buffer)
  if (/^GIF8[79]a/.test(ascii(buffer, 0, 6))) return { refused: 'a GIF' }
  if (ascii(buffer, 0, 4) === 'RIFF') return { refused: 'a sound or video file' }
  if (ascii(buffer, 0, 4) === '8BPS') return { refused: 'a Photoshop document' }
  if (startsWith(buffer, [0x49, 0x49, 0x2a, 0]) || startsWith(buffer, [0x4d, 0x4d, 0, 0x2a])) {
    return { refused: 'a TIFF or camera raw file' }
  }
  if (startsWith(buffer, [0x50, 0x4b, 3, 4])) return { refused: 'a ZIP archive or office document' }
  // Readers of PDF allow for junk before its mark, so people have such files.
  if (ascii(buffer, 0, 1024).includes('%PDF-')) return { refused: 'a PDF document' }
  return sniffMarkup(buffer)
}

/** AVIF, HEIC, MP4 and their kin share one container; a list of brands in its first box tells them apart. */
function sniffIsoMedia(buffer: Buffer): SniffedType {
  const end = Math.min(buffer.readUInt32BE(0), buffer.length, 256)
  const brands = [ascii(buffer, 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(buffer, at, at + 4))
  if (brands.includes('avif')) return { format: 'avif' }
  if (brands.some((brand) => /^(he[ivs]|mif1|msf1)/.test(brand))) return { refused: 'a HEIC photo' }
  return { refused: 'a video file' }
}

function sniffMarkup(buffer: Buffer): SniffedType {
  const start = buffer
    .subarray(0, 4096)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase()
  if (!start.startsWith('<')) return undefined
  return { refused: start.includes('<svg') ? 'an SVG drawing' : 'a web page' }
}

const ascii = (buffer: Buffer, from: number, to: number) => buffer.toString('latin1', from, to)
const startsWith = (buffer: Buffer, bytes: number[]) => bytes.every((byte, index) => buffer[index] === byte)
