import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientNetwork } from '../lib/client-address.ts'
import { AppError } from '../lib/errors.ts'
import { log } from '../lib/log.ts'
import { errorPage } from '../theme/error-page.ts'
import { words } from '../theme/words.ts'
import { type EncodePage, pageEncoder } from './encode-page.ts'
import { formOf, pageAnswers } from './page-answer.ts'
import type { Answer, PageCache } from './page-cache.ts'
import { type HeaderOptions, securityHeaders } from './page-headers.ts'
import { keyOf, routeOf, SEARCH } from './routes.ts'
import type { InTurn } from './turnstile.ts'

const RETRY_AFTER_S = 5
const SEARCH_KEYS = `${SEARCH}?`

/**
 * Answers readers from the cache. An error becomes the 500 page, a database that is away 503; both need neither Next nor the
 * database, and nobody keeps them.
 * @param searchInTurn - what searches wait for; without it nothing
 * @returns a function that resolves to false where the address is not a reader's, and nothing has been sent
 */
export function createDelivery(
  cache: PageCache,
  {
    encodePage = pageEncoder(),
    searchInTurn = (search) => search(),
    ...options
  }: HeaderOptions & { dev: boolean; encodePage?: EncodePage; searchInTurn?: InTurn },
) {
  const answerOf = pageAnswers(options)

  return async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    const isRead = req.method === 'GET' || req.method === 'HEAD'
    const key = keyOf(req.url ?? '/')
    // The common case first: everything that is kept has passed the checks below once.
    const page = isRead ? cache.fresh(key) : undefined
    if (page) {
      await send(req, res, { page, from: cache.isDatabaseAway() ? 'stale' : 'hit' })
      return true
    }
    const route = routeOf(key, options)
    if (route.kind === 'other') return false
    if (!isRead) res.writeHead(405, { Allow: 'GET, HEAD' }).end()
    else if (route.kind === 'moved') sendTo(route.location, res)
    else await answer(key, req, res)
    return true
  }

  /** Asked anew each time: without a word browsers keep it for good. */
  function sendTo(location: string, res: ServerResponse): void {
    res.writeHead(301, { Location: location, 'Cache-Control': 'public, no-cache', ...securityHeaders(options) }).end()
  }

  async function answer(key: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      const find = () => cache.get(key)
      const found = await (key.startsWith(SEARCH_KEYS) ? searchInTurn(find, clientNetwork(req)) : find())
      if (!res.destroyed) await send(req, res, found)
    } catch (error) {
      const code = error instanceof AppError ? error.code : undefined
      const [isAway, isBusy] = [code === 'database-away', code === 'busy']
      if (!isAway && !isBusy) log.error('page failed', error, { path: key })
      sendError(req, res, { status: isAway || isBusy ? 503 : 500, isBusy, options })
    }
  }

  async function send(req: IncomingMessage, res: ServerResponse, { page, from }: Answer): Promise<void> {
    if (page.location !== undefined) {
      const location = asciiAddress(page.location)
      const headers = { Location: location, 'Cache-Control': 'public, no-cache', 'X-Edition': String(page.edition) }
      res.writeHead(page.status, { ...headers, ...securityHeaders(options) }).end()
      return
    }
    const form = formOf(page, {
      acceptEncoding: req.headers['accept-encoding'],
      ifNoneMatch: req.headers['if-none-match'],
    })
    if (form.encoding) await encodePage(page, form.encoding)
    const { status, headers, body } = answerOf({ page, from }, form)
    res.writeHead(status, headers).end(req.method === 'HEAD' ? undefined : body)
  }
}

/** A header holds no other letters: an address that an editor typed with them would end in the 500 page. */
function asciiAddress(location: string): string {
  return location.replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}

function sendError(
  req: IncomingMessage,
  res: ServerResponse,
  { status, isBusy, options }: { status: 500 | 503; isBusy: boolean; options: HeaderOptions },
): void {
  const body = Buffer.from(errorPage(isBusy ? { title: words.busy, text: words.busyText } : {}))
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...(status === 503 && { 'Retry-After': RETRY_AFTER_S }),
    ...securityHeaders(options),
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}
