import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import next from 'next'
import { createDelivery } from './delivery/deliver.ts'
import { createFastLane } from './delivery/fast-lane.ts'
import { rememberPictures } from './delivery/known-pictures.ts'
import { originForm } from './delivery/origin-form.ts'
import { createPageCache } from './delivery/page-cache.ts'
import { showPageCacheFigures } from './delivery/page-cache-figures.ts'
import { tagHeaders } from './delivery/page-headers.ts'
import { readerPage } from './delivery/reader-page.ts'
import { isAnswered, refuse } from './delivery/role-gate.ts'
import { serveIslands } from './delivery/serve-islands.ts'
import { serveStatic } from './delivery/serve-static.ts'
import { turnstile } from './delivery/turnstile.ts'
import { serverForUpgrades } from './delivery/upgrades.ts'
import { handlers } from './jobs/handlers.ts'
import { startWorker } from './jobs/worker.ts'
import { readHouseEnv, readOwnerEnv } from './lib/env.ts'
import { log } from './lib/log.ts'
import { instanceAddress, instanceName } from './lib/own-address.ts'
import { pathForLog } from './lib/path-for-log.ts'
import { renditionsFolder } from './media/folders.ts'
import { serveMedia } from './media/serve-media.ts'
import { startClock } from './newsroom/schedule/clock.ts'
import { announce } from './publishing/announce.ts'
import { answerInternal } from './publishing/answer-internal.ts'
import { followChanges } from './publishing/follow-changes.ts'
import { isPublicPicture } from './reading/media-file.ts'
import { publicReader } from './reading/reader.ts'

/** Answers a request, or resolves to false, having done nothing, where the address is not its own. */
type Part = (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>

/** How long requests and jobs under way may take when the server is asked to stop, in milliseconds. */
const DRAIN_MS = 10_000
const LET_GO_MS = 50
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

// What is uploaded may be unpublished: other users of this machine have no business with it.
process.umask(0o077)

// Next listens for what nobody catches, and a start that failed would end without a word and with status 0.
process.on('uncaughtExceptionMonitor', fail)

const dev = process.argv.includes('--dev')
const env = readHouseEnv()
const { ROLE: role } = env
const http = createServer()
const app =
  role === 'worker'
    ? undefined
    : next({ dev, hostname: 'localhost', port: env.PORT, httpServer: serverForUpgrades(http, { dev }) })
await app?.prepare()
const handler = app?.getRequestHandler()

const options = {
  dev,
  isStrict: !dev,
  isSecure: env.SITE_URL.startsWith('https:'),
  isPurged: env.PURGE !== undefined,
  isTimed: env.SERVER_TIMING === '1',
}
const cache = createPageCache({
  render: (key, edition) => readerPage(handler, key, { slim: !dev, edition }),
  // In development the code changes too, of which nobody tells.
  maxBytes: dev ? 0 : env.PAGE_CACHE_MB * 1024 * 1024,
  onError: (error, key) => log.error('page failed', error, { path: key }),
})
// Anybody can search for anything: searches have a few places, of which no client has all, and pages the rest of the machine.
const searchInTurn = turnstile({
  atOnce: 4,
  mostWaiting: 40,
  waitMs: 2000,
  ofOne: { atOnce: 2, mostWaiting: 8 },
})
const isForReaders = role === 'all' || role === 'site'
if (isForReaders) showPageCacheFigures(cache)
// A desk shows pictures too, and follows nothing.
const pictures = rememberPictures(isPublicPicture, { isTold: isForReaders })

// In the order in which they are asked.
const parts: Part[] = [
  answerInternal({
    role,
    siteUrl: env.SITE_URL,
    instanceUrl: env.INSTANCE_URL,
    sql: () => publicReader().sql,
    edition: cache.edition,
    pages: cache.list,
  }),
  ...(app
    ? [
        serveMedia({ folder: renditionsFolder(), isPublic: pictures.isPublic, headersOf: pictureHeaders }),
        serveIslands({ folder: path.join(import.meta.dirname, 'theme/islands') }),
        ...(dev ? [] : [serveStatic({ folder: path.join(import.meta.dirname, '.next/static') })]),
      ]
    : []),
  ...(isForReaders ? [createDelivery(cache, { ...options, searchInTurn })] : []),
]

const follower = isForReaders ? await follow() : undefined
http.on('request', async (req, res) => {
  if (!METHODS.has(req.method ?? '')) {
    res.writeHead(405).end()
    return
  }
  const target = originForm(req.url ?? '/')
  if (!target) {
    res.writeHead(400).end()
    return
  }
  req.url = target.url
  if (target.host !== undefined) req.headers.host = target.host
  try {
    if (!isAnswered(role, target.url.split('?', 1)[0] ?? '/', { dev })) {
      refuse(res)
      return
    }
    for (const answers of parts) if (await answers(req, res)) return
    await handler?.(req, res)
  } catch (error) {
    log.error('request failed', error, { path: pathForLog(req.url) })
    // Half a page is no page: the connection is cut, so that no cache keeps it.
    if (res.headersSent) res.destroy()
    else res.writeHead(500, { 'Content-Type': 'text/plain' }).end('Something went wrong.\n')
  }
})
const server = isForReaders ? createFastLane(http, cache, options) : http
server.on('error', fail)
await new Promise<void>((listening) => server.listen(env.PORT, listening))

// Readers can be answered before anybody is told where, and before work begins that asks for their pages.
const announced = isForReaders
  ? announce({
      databaseUrl: env.INBOX_DATABASE_URL,
      instance: instanceName(env),
      address: () => instanceAddress(env),
    })
  : undefined
const worker =
  role === 'all' || role === 'worker'
    ? await startWorker({ databaseUrl: readOwnerEnv().DATABASE_URL, handlers })
    : undefined
const clock =
  role === 'all' || role === 'worker'
    ? startClock({ databaseUrl: readOwnerEnv().DATABASE_URL, openPayload })
    : undefined
process.off('uncaughtExceptionMonitor', fail)
process.send?.('ready')

process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
// The start command holds the other end: when it is gone, nobody else would stop this process.
process.on('disconnect', () => void stop())

function fail(error: Error): void {
  process.send?.({ error: error.message })
  log.error('server failed', error)
  process.exit(1)
}

/** A picture that is withdrawn must be gone from a CDN too, which would keep it for a year. */
function pictureHeaders(hash: string): Record<string, string> {
  return options.isPurged ? tagHeaders([`media:${hash}`]) : {}
}

function follow() {
  return followChanges({
    connectionString: env.READER_DATABASE_URL,
    name: `broadsheet ${instanceName(env)}`,
    onChange: (change) => {
      cache.apply(change)
      pictures.apply(change)
    },
    onStart: (edition) => {
      cache.clear(edition)
      pictures.clear()
    },
    onAway: (isAway) => cache.setDatabaseAway(isAway),
  })
}

/** One of its own: the one that Next has bundled is another program's, and `getPayload` would hand the first of both to either. */
async function openPayload() {
  const [{ BasePayload }, { default: config }] = await Promise.all([import('payload'), import('./payload.config.ts')])
  return new BasePayload().init({ config })
}

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(0), DRAIN_MS).unref()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Again and again: a connection is idle once its last request has been answered.
  const letGo = setInterval(() => server.closeIdleConnections(), LET_GO_MS)
  await Promise.allSettled([closed, worker?.stop(), clock?.stop(), announced?.stop()])
  clearInterval(letGo)
  await follower?.stop()
  process.exit(0)
}
