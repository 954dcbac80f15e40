import { readFile } from 'node:fs/promises'
import path from 'node:path'

const FILE = 'node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2'

/** The headline face for the set-up page, which is no page of Next's and so has none of its style sheets. */
export async function GET(): Promise<Response> {
  const font = await readFile(path.join(process.cwd(), FILE))
  return new Response(new Uint8Array(font), {
    headers: { 'Content-Type': 'font/woff2', 'Cache-Control': 'public, max-age=86400' },
  })
}
