import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { renditionsFolder } from '../../media/folders.ts'

const HASH = /^[0-9a-f]{32}$/
const FILE = /^\d{1,5}\.(avif|webp|jpg)$/
const TYPE: Record<string, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }

/** A picture of a preview: those of drafts are not public, so they are not found under the readers' path. */
export async function previewPicture({
  hash,
  file,
  isAllowed,
}: {
  hash: string
  file: string
  isAllowed: () => Promise<boolean>
}): Promise<Response> {
  const type = TYPE[FILE.exec(file)?.[1] ?? '']
  if (!HASH.test(hash) || !type || !(await isAllowed())) return notFound()
  try {
    const bytes = await readFile(path.join(renditionsFolder(), hash, file))
    return new Response(new Uint8Array(bytes), {
      headers: { 'Content-Type': type, 'Cache-Control': 'private, max-age=3600' },
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return notFound()
    throw error
  }
}

/** Not to be remembered: it depends on who asks. */
function notFound(): Response {
  return new Response('Not found.\n', { status: 404, headers: { 'Cache-Control': 'private, no-store' } })
}
