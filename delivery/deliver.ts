import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { log } from '../lib/log.ts'
import { errorPage } from '../theme/error-page.ts'
import { type NextHandler, type Rendered, renderPage } from './render-page.ts'
import { routeOf } from './routes.ts'
import { slimHtml } from './slim-html.ts'

/**
 * Readers' pages have no script but the islands and no style but the stylesheet. Frames are what readers load by a click from
 * the providers of embeds; pictures of other sites may stand in markup by hand.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' https: data:",
  'frame-src https:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/**
 * Answers a reader. Every page is rendered for its request; an error becomes the 500 page, which needs neither Next nor the
 * database. Resolves to false where the address is not a reader's, and nothing has been sent.
 * @param slim - whether Next's own scripts are taken out; not in development, where they reload the page
 */
export async function deliver(
  next: NextHandler,
  req: IncomingMessage,
  res: ServerResponse,
  { slim }: { slim: boolean },
): Promise<boolean> {
  const path = (req.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
  const route = routeOf(path, { dev: !slim })
  if (route.kind === 'other') return false
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return true
  }
  if (route.kind === 'moved') {
    res.writeHead(301, { Location: route.location }).end()
    return true
  }
  try {
    const page = await renderPage(next, { path, render: route.render })
    await send(req, res, slim ? slimmed(page) : page, slim)
  } catch (error) {
    log.error('page failed', error, { path })
    sendError(req, res)
  }
  return true
}

async function send(req: IncomingMessage, res: ServerResponse, page: Rendered, strict: boolean): Promise<void> {
  if (page.status >= 500) {
    log.error('page failed', new Error(`rendered with status ${page.status}`), { path: page.scope.path })
    sendError(req, res)
    return
  }
  if (page.scope.redirect) {
    res.writeHead(page.status, { Location: asciiAddress(page.scope.redirect.location) }).end()
    return
  }
  const type = String(page.headers['content-type'] ?? 'text/html; charset=utf-8')
  const { body, encoding } = await compress(page.body, String(req.headers['accept-encoding'] ?? ''))
  res.writeHead(page.status, {
    'Content-Type': type,
    'Content-Length': body.length,
    ...(encoding && { 'Content-Encoding': encoding }),
    Vary: 'Accept-Encoding',
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    ...(strict && type.startsWith('text/html') && { 'Content-Security-Policy': CONTENT_SECURITY_POLICY }),
    ...(process.env.SERVER_TIMING === '1' && { 'Server-Timing': `sql;desc="${page.scope.statements} statements"` }),
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}

/** A header holds no other letters: an address that an editor typed with them would end in the 500 page. */
function asciiAddress(location: string): string {
  return location.replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}

function slimmed(page: Rendered): Rendered {
  const isHtml =
    String(page.headers['content-type']).startsWith('text/html') && page.status < 500 && !page.scope.redirect
  return isHtml ? { ...page, body: Buffer.from(slimHtml(page.body.toString('utf8'))) } : page
}

function sendError(req: IncomingMessage, res: ServerResponse): void {
  const body = Buffer.from(errorPage())
  res.writeHead(500, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}

async function compress(body: Buffer, accepted: string): Promise<{ body: Buffer; encoding?: 'br' | 'gzip' }> {
  if (accepts(accepted, 'br')) {
    return { body: await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), encoding: 'br' }
  }
  return accepts(accepted, 'gzip') ? { body: await gzipped(body), encoding: 'gzip' } : { body }
}

function accepts(accepted: string, encoding: string): boolean {
  return new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[^,]*)?(?:,|$)`, 'i').test(accepted)
}
