import { type Server as HttpServer, STATUS_CODES } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { type Form, formOf, pageAnswers } from './page-answer.ts'
import type { Page, PageCache } from './page-cache.ts'
import type { HeaderOptions } from './page-headers.ts'
import { type Head, readHead } from './read-head.ts'
import { keyOf } from './routes.ts'

/** A server that can let go of the connections on which nobody asks anything just now. */
export type Lane = Server & { closeIdleConnections(): void }

/** As Node's own server does it. */
const IDLE_MS = 5000

/**
 * Stands before Node's HTTP server and answers by itself what needs no thought: a plain request for a page that is kept. Node
 * spends more on its request and response objects than on everything else of such an answer. A connection that brings anything
 * else is handed over to Node's server, for good, with what it brought: so there is one place that knows HTTP, and it is not this.
 */
export function createFastLane(http: HttpServer, cache: PageCache, options: HeaderOptions): Lane {
  const answerOf = pageAnswers(options)
  const finished = finishedAnswers()
  const idle = new Set<Socket>()

  const lane = createServer({ noDelay: true }, (socket) => {
    const onData = (chunk: Buffer) => {
      const head = readHead(chunk)
      const answer = head && answerTo(head)
      if (!answer) return handOver(chunk)
      // Who does not read is not answered further.
      if (!socket.write(answer)) socket.pause()
    }
    const onDrain = () => socket.resume()
    const onEnd = () => socket.destroy()
    const listeners = { data: onData, drain: onDrain, timeout: onEnd, error: onEnd, close: () => idle.delete(socket) }
    for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener)
    socket.setTimeout(IDLE_MS)
    idle.add(socket)

    function handOver(chunk: Buffer): void {
      for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener)
      idle.delete(socket)
      socket.setTimeout(0)
      socket.pause()
      http.emit('connection', socket)
      socket.unshift(chunk)
      socket.resume()
    }
  })
  // From here on Node's server watches over what it was handed, and its time limits.
  lane.on('listening', () => http.emit('listening'))
  lane.on('close', () => http.close())
  return Object.assign(lane, {
    closeIdleConnections() {
      for (const socket of idle) socket.end()
      http.closeIdleConnections()
    },
  })

  function answerTo({ url, isHead, acceptEncoding, ifNoneMatch }: Head): Buffer | undefined {
    const page = cache.fresh(keyOf(url))
    if (!page) return undefined
    const form = formOf(page, { acceptEncoding, ifNoneMatch })
    // Made by the first who takes it, which is not for here.
    if (form.encoding && !page.encoded[form.encoding]) return undefined
    const from = cache.isDatabaseAway() ? 'stale' : 'hit'
    return finished(page, `${form.encoding} ${form.isKnown} ${isHead} ${from}`, () =>
      bytesOf(answerOf({ page, from }, form), isHead),
    )
  }
}

/** What has been answered within this second, which is the same for everybody; the next has another date. */
function finishedAnswers() {
  let second = 0
  let answers = new Map<Page, Map<string, Buffer>>()
  return (page: Page, form: string, make: () => Buffer): Buffer => {
    const now = Math.floor(Date.now() / 1000)
    if (now !== second) {
      second = now
      answers = new Map()
    }
    const forms = answers.get(page) ?? new Map<string, Buffer>()
    answers.set(page, forms)
    const known = forms.get(form)
    if (known) return known
    const made = make()
    forms.set(form, made)
    return made
  }
}

function bytesOf({ status, headers, body }: Form, isHead: boolean): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}Date: ${new Date().toUTCString()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${IDLE_MS / 1000}\r\n\r\n`
  const start = Buffer.from(head, 'latin1')
  return body && !isHead ? Buffer.concat([start, body]) : start
}
