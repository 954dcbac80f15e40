import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'

const PATH = /^\/islands\/([a-z-]+)\.js$/

/**
 * Serves the small scripts of readers' pages: each file of `folder`, its types stripped, nothing bundled. Compiled once.
 * Resolves to false where the address is no island's.
 */
export function serveIslands({ folder }: { folder: string }): (req: IncomingMessage, res: ServerResponse) => boolean {
  const islands = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
      .map((file) => [path.parse(file).name, compile(path.join(folder, file))]),
  )
  return (req, res) => {
    const name = PATH.exec(req.url?.split('?', 1)[0] ?? '')?.[1]
    const island = name === undefined ? undefined : islands.get(name)
    if (!island || (req.method !== 'GET' && req.method !== 'HEAD')) return false
    const headers = { ETag: island.etag, 'Cache-Control': 'public, max-age=3600', 'X-Content-Type-Options': 'nosniff' }
    if (req.headers['if-none-match'] === island.etag) {
      res.writeHead(304, headers).end()
      return true
    }
    res.writeHead(200, {
      ...headers,
      'Content-Type': 'text/javascript; charset=utf-8',
      'Content-Length': island.code.length,
    })
    res.end(req.method === 'HEAD' ? undefined : island.code)
    return true
  }
}

function compile(file: string): { code: Buffer; etag: string } {
  const code = Buffer.from(stripTypeScriptTypes(readFileSync(file, 'utf8')))
  return { code, etag: `"${createHash('sha256').update(code).digest('hex').slice(0, 24)}"` }
}
