import { createServer } from 'node:http'
import path from 'node:path'
import next from 'next'
import { deliver } from './delivery/deliver.ts'
import { serveIslands } from './delivery/serve-islands.ts'
import { readHouseEnv } from './lib/env.ts'
import { log } from './lib/log.ts'
import { renditionsFolder } from './media/folders.ts'
import { serveMedia } from './media/serve-media.ts'
import { isPublicPicture } from './reading/media-file.ts'

/** How long requests under way may take when the server is asked to stop, in milliseconds. */
const DRAIN_MS = 10_000

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

// What is uploaded may be unpublished: other users of this machine have no business with it.
process.umask(0o077)

const dev = process.argv.includes('--dev')
const env = readHouseEnv()
const app = next({ dev, hostname: 'localhost', port: env.PORT })
await app.prepare()
const handler = app.getRequestHandler()
const media = serveMedia({ folder: renditionsFolder(), isPublic: isPublicPicture })

const islands = serveIslands({ folder: path.join(import.meta.dirname, 'theme/islands') })

const server = createServer(async (req, res) => {
  if (!METHODS.has(req.method ?? '')) {
    res.writeHead(405).end()
    return
  }
  try {
    if (await media(req, res)) return
    if (islands(req, res)) return
    if (await deliver(handler, req, res, { slim: !dev })) return
    await handler(req, res)
  } catch (error) {
    log.error('request failed', error, { path: req.url?.split('?', 1)[0] })
    // Half a page is no page: the connection is cut, so that no cache keeps it.
    if (res.headersSent) res.destroy()
    else res.writeHead(500, { 'Content-Type': 'text/plain' }).end('Something went wrong.\n')
  }
})
server.on('upgrade', app.getUpgradeHandler())
server.on('error', (error) => {
  process.send?.({ error: error.message })
  log.error('server failed', error)
  process.exit(1)
})
server.listen(env.PORT, () => process.send?.('ready'))

process.on('SIGTERM', () => stop())
process.on('SIGINT', () => stop())
// The start command holds the other end: when it is gone, nobody else would stop this process.
process.on('disconnect', () => stop())

let isStopping = false
function stop(): void {
  if (isStopping) return
  isStopping = true
  const timer = setTimeout(() => process.exit(0), DRAIN_MS)
  timer.unref()
  server.close(() => process.exit(0))
  server.closeIdleConnections()
}
