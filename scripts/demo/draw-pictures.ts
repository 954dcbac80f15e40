import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { pictures } from './pictures/all-pictures.ts'
import { palette as p, seededRandom } from './pictures/ink.ts'

/** Pixels of a file for each unit of a drawing. Larger files would make the first start wait for their renditions. */
const SCALE = 2 / 3

/** Draws the named pictures (all by default) as JPEG files into a folder that is made if absent. */
export async function drawPictures(folder: string, names: string[] = Object.keys(pictures)): Promise<void> {
  await mkdir(folder, { recursive: true })
  const queue = [...names]
  const draw = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) await drawPicture(folder, name)
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, draw))
}

async function drawPicture(folder: string, name: string): Promise<void> {
  const picture = pictures[name]
  if (!picture) throw new Error(`There is no demo picture named ${name}`)
  const { width, height } = picture.format
  const content = picture.scene({ width, height, random: seededRandom(name) })
  const size = `width="${width * SCALE}" height="${height * SCALE}" viewBox="0 0 ${width} ${height}"`
  await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${content}</svg>`))
    .flatten({ background: p.paper })
    .jpeg({ quality: 86 })
    .toFile(join(folder, `${name}.jpg`))
}
