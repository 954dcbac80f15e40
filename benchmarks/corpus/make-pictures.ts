import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRenditions } from '../../media/make-renditions.ts'
import { drawPictures } from '../../scripts/demo/draw-pictures.ts'
import type { Rendition } from './corpus.ts'

/** A few of the demo's pictures: enough for pages to hold different files. */
const DRAWN = ['lighthouse', 'night-train', 'open-stage', 'skyline-dusk']

/** Draws pictures and writes their renditions, as an upload would, for all pictures of a corpus to share. */
export async function makePictures(folder: string): Promise<Rendition[]> {
  const drawings = await mkdtemp(join(tmpdir(), 'broadsheet-drawings-'))
  try {
    await drawPictures(drawings, DRAWN)
    const made: Rendition[] = []
    for (const name of DRAWN) {
      const { hash, width, height, widths } = await makeRenditions({
        buffer: await readFile(join(drawings, `${name}.jpg`)),
        folder,
      })
      made.push({ hash, width, height, widths })
    }
    return made
  } finally {
    await rm(drawings, { recursive: true, force: true })
  }
}
