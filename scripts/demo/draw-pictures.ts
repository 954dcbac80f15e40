import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { pictures } from './pictures/all-pictures.ts'
import { palette as p, seededRandom } from './pictures/ink.ts'

/** Draws the named pictures (all by default) as JPEG files into a folder that is made if absent. */
export async function drawPictures(folder: string, names: string[] = Object.keys(pictures)): Promise<void> {
  await mkdir(folder, { recursive: true })
  const paper = paperGrain(1800, 1500)
  const queue = [...names]
  const draw = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) await drawPicture(folder, name, paper)
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, draw))
}

async function drawPicture(folder: string, name: string, paper: Buffer): Promise<void> {
  const picture = pictures[name]
  if (!picture) throw new Error(`There is no demo picture named ${name}`)
  const { width, height } = picture.format
  const content = picture.scene({ width, height, random: seededRandom(name) })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`
  const grain = await sharp(paper, { raw: { width: 1800, height: 1500, channels: 4 } })
    .extract({ left: 0, top: 0, width, height })
    .raw()
    .toBuffer()
  await sharp(Buffer.from(svg))
    .flatten({ background: p.paper })
    .composite([{ input: grain, raw: { width, height, channels: 4 } }])
    .jpeg({ quality: 82 })
    .toFile(join(folder, `${name}.jpg`))
}

/** Light and dark specks in pairs of pixels, faint enough to be felt rather than seen. */
function paperGrain(width: number, height: number): Buffer {
  const random = seededRandom('paper')
  const pixels = Buffer.alloc(width * height * 4)
  for (let i = 0; i < width * height; i += 2) {
    const tone = random() < 0.5 ? 0 : 255
    const alpha = Math.floor(random() ** 2 * 30)
    pixels.fill(tone, i * 4, i * 4 + 8)
    pixels[i * 4 + 3] = alpha
    pixels[i * 4 + 7] = alpha
  }
  return pixels
}
