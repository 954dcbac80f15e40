import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendFile, sendNotFound } from '../lib/send-file.ts'

/** One spelling per file: lower case, no encoding, no leading zero. What does not match never reaches the file system. */
const MEDIA_PATH = /^\/media\/([0-9a-f]{32})\/([1-9]\d{0,3})\.(avif|webp|jpg)$/

type ServeMedia = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>

/**
 * Gives readers the files that `makeRenditions` wrote. Resolves to false, having done nothing, if the request is not for one;
 * to true when the response has been sent or the reader has gone. Rejects, with nothing sent yet, if `isPublic` does or the disk fails.
 * `isPublic` says whether something public shows the picture; if not the answer is 404, as for a file that does not exist.
 */
export function serveMedia({
  folder,
  isPublic,
  headersOf = () => ({}),
}: {
  folder: string
  isPublic: (hash: string) => Promise<boolean>
  /** What else is said with a picture's files: the tags under which a CDN is to forget them. */
  headersOf?: (hash: string) => Record<string, string>
}): ServeMedia {
  return async (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false
    const [hash, width, extension] = MEDIA_PATH.exec(pathOf(req))?.slice(1) ?? []
    if (!hash || !width || !extension) return false
    if (!(await isPublic(hash))) {
      sendNotFound(res)
      return true
    }
    // The hash stands for the content, so the tag is strong and the same on every instance, whatever the file's date.
    res.setHeader('ETag', `"${hash}-${width}-${extension}"`)
    res.setHeader('X-Content-Type-Options', 'nosniff')
    for (const [name, value] of Object.entries(headersOf(hash))) res.setHeader(name, value)
    await sendFile({ req, res, folder, path: `/${hash}/${width}.${extension}`, lastModified: false })
    return true
  }
}

function pathOf(req: IncomingMessage): string {
  const url = req.url ?? ''
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}
