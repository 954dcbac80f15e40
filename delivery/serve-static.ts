import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { sendFile, sendNotFound } from '../lib/send-file.ts'
import { compress, type Encoding, encodingFor } from './compress.ts'
import { ICON } from './routes.ts'

const PREFIX = '/_next/static/'
/** Stylesheets and fonts have their content's hash in their name. Scripts are the desk's: readers have none of Next's. */
const FOR_READERS = /^\/_next\/static\/[\w./~-]+\.(?:css|woff2)$/
const RULES = '/speculation-rules.json'

/**
 * Pages that a reader is about to open are rendered by the browser ahead of the click: where the pointer rests on a link, or a
 * finger goes down. Feeds, the desk and operators' addresses are none.
 */
const SPECULATION_RULES = JSON.stringify({
  prerender: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          {
            // A search is work, and for nobody else.
            not: {
              href_matches: [
                '/*.xml',
                '/*.txt',
                '/admin/*',
                '/api/*',
                '/preview/*',
                '/internal/*',
                '/media/*',
                '/search',
              ],
            },
          },
        ],
      },
      eagerness: 'moderate',
    },
  ],
})

/**
 * Serves the files that readers' pages name: immutable, stylesheets compressed once. Which there are is read once: each has one
 * address, however else the file system would let it be spelled. Resolves to false where the address can be none of them.
 * Rejects, with nothing sent yet, if the disk fails. Whatever else is a file, Next's scripts and the icons, can only be read too:
 * Next would answer any other method with an error of its own.
 * @param folder - `static` of a finished build; in development files come and go, and Next serves them
 */
export function serveStatic({
  folder,
}: {
  folder: string
}): (req: IncomingMessage, res: ServerResponse) => Promise<boolean> {
  const addresses = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => PREFIX + file.replaceAll(path.sep, '/'))
      .filter((address) => FOR_READERS.test(address)),
  )
  const sheets = new Map<string, Promise<Buffer>>()

  return async (req, res) => {
    const pathname = req.url?.split('?', 1)[0] ?? ''
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      if (!pathname.startsWith(PREFIX) && !ICON.test(pathname)) return false
      res.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return true
    }
    if (pathname === RULES) {
      res.writeHead(200, {
        'Content-Type': 'application/speculationrules+json',
        'Cache-Control': 'public, max-age=3600',
      })
      res.end(req.method === 'HEAD' ? undefined : SPECULATION_RULES)
      return true
    }
    if (!FOR_READERS.test(pathname)) return false
    if (!addresses.has(pathname)) {
      sendNotFound(res)
      return true
    }
    const encoding = encodingFor(req.headers['accept-encoding'])
    if (encoding && pathname.endsWith('.css')) return sendSheet(pathname, encoding, req, res)
    return sendWhole(pathname, req, res)
  }

  async function sendSheet(
    pathname: string,
    encoding: Encoding,
    req: IncomingMessage,
    res: ServerResponse,
  ): Promise<boolean> {
    const key = `${encoding} ${pathname}`
    const made =
      sheets.get(key) ?? readFile(fileOf(pathname)).then((sheet) => compress(sheet, encoding, { best: true }))
    sheets.set(key, made)
    try {
      const body = await made
      res.writeHead(200, {
        'Content-Type': 'text/css; charset=utf-8',
        'Content-Encoding': encoding,
        'Content-Length': body.length,
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
        'X-Content-Type-Options': 'nosniff',
      })
      res.end(req.method === 'HEAD' ? undefined : body)
    } catch {
      // No such file, or none that can be read: nothing is remembered, and `send` says which.
      sheets.delete(key)
      return sendWhole(pathname, req, res)
    }
    return true
  }

  async function sendWhole(pathname: string, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    res.setHeader('X-Content-Type-Options', 'nosniff')
    res.setHeader('Vary', 'Accept-Encoding')
    await sendFile({ req, res, folder, path: pathname.slice(PREFIX.length - 1) })
    return true
  }

  function fileOf(pathname: string): string {
    return path.join(folder, pathname.slice(PREFIX.length))
  }
}
