import type { IncomingMessage, ServerResponse } from 'node:http'
import send from 'send'

/**
 * Sends a file whose address stands for its content, with ranges and conditions, to be kept for a year. Headers that are set
 * before go with it. No such file is a 404, whatever the reason. Resolves when the response has been sent or the reader has gone;
 * rejects, with nothing sent yet and no header set, if the disk fails.
 * @param path - below `folder`, with a slash at its start
 * @param lastModified - whether the file's date is told; not where an ETag of the caller's is the same on every machine
 */
export function sendFile({
  req,
  res,
  folder,
  path,
  lastModified = true,
}: {
  req: IncomingMessage
  res: ServerResponse
  folder: string
  path: string
  lastModified?: boolean
}): Promise<void> {
  // A reader who left while the caller waited for something: there will be no `close` any more.
  if (res.destroyed) return Promise.resolve()
  return new Promise((resolve, reject) => {
    res.once('close', resolve)
    send(req, path, { root: folder, index: false, lastModified, maxAge: '365d', immutable: true })
      .on('error', (error: Error & { status?: number }) => {
        // After the first byte the only honest sign of an error is a broken connection.
        if (res.headersSent) res.destroy(error)
        else if (error.status === 404) sendNotFound(res)
        else if (error.status === 412 || error.status === 416) answer(res, error.status, error.message)
        else {
          clearHeaders(res)
          reject(error)
        }
      })
      .pipe(res)
  })
}

/** A 404 in plain text that nobody keeps. */
export function sendNotFound(res: ServerResponse): void {
  answer(res, 404, 'Not found')
}

function answer(res: ServerResponse, status: number, text: string): void {
  clearHeaders(res)
  res.statusCode = status
  res.setHeader('Content-Type', 'text/plain; charset=utf-8')
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Cache-Control', 'no-store')
  res.end(text)
}

/** What has been set for a file that is not sent after all; an immutable 404 would stay wrong for a year. */
function clearHeaders(res: ServerResponse): void {
  for (const name of [
    'ETag',
    'Last-Modified',
    'Accept-Ranges',
    'Cache-Control',
    'Content-Length',
    'Content-Type',
    'Vary',
    'Surrogate-Key',
    'Cache-Tag',
  ])
    res.removeHeader(name)
}
