import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { AppError } from './errors.ts'

export type OperatorRequest = {
  method?: string
  headers?: Record<string, string>
  body?: string
  /** For all of it, from the connection to the last byte. */
  timeoutMs: number
  /** Of the answer's body. */
  maxBytes: number
  signal?: AbortSignal | undefined
}

export type OperatorAnswer = { status: number; headers: IncomingHttpHeaders; body: string }

/**
 * The way out to what the operator runs or has named: a CDN's API, a cache, another instance. Unlike `guardedFetch` it may be
 * on a private network; in exchange the address never comes from an editor or a reader. Redirects are answers like any other
 * and are not followed: a token would follow them. Every status is an answer, only its absence is an error.
 *
 * Messages name the host alone: headers and addresses may hold secrets.
 * @throws AppError `fetch-refused` (address), `fetch-too-large`, `fetch-timeout`, `fetch-failed` (network); the signal's reason when it aborts
 */
export async function operatorFetch(address: string, asked: OperatorRequest): Promise<OperatorAnswer> {
  const url = checked(address)
  const timeout = AbortSignal.timeout(asked.timeoutMs)
  const signal = asked.signal ? AbortSignal.any([asked.signal, timeout]) : timeout
  try {
    signal.throwIfAborted()
    const response = await send(url, asked, signal)
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: await read(response, url, asked.maxBytes),
    }
  } catch (error) {
    asked.signal?.throwIfAborted()
    if (error instanceof AppError) throw error
    if (timeout.aborted) {
      throw new AppError('fetch-timeout', {
        message: `${url.host} took longer than ${asked.timeoutMs} ms`,
        cause: error,
      })
    }
    throw new AppError('fetch-failed', { message: `${url.host}: ${reasonOf(error)}`, cause: error })
  }
}

function checked(address: string): URL {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new AppError('fetch-refused', { message: 'not an address of http or https' })
  }
  if (url.username || url.password) {
    throw new AppError('fetch-refused', { message: `${url.host}: a name or password in the address` })
  }
  return url
}

function send(url: URL, { method = 'GET', headers, body }: OperatorRequest, signal: AbortSignal) {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  const all = { 'accept-encoding': 'identity', 'user-agent': 'Broadsheet', ...headers, ...lengthOf(body) }
  return new Promise<IncomingMessage>((done, fail) => {
    request(url, { method, headers: all, agent: false, signal }, done).on('error', fail).end(body)
  })
}

/** Said also for an empty body: without it a POST would be sent in chunks, which not every cache takes. */
function lengthOf(body = ''): { 'content-length': string } {
  return { 'content-length': String(Buffer.byteLength(body)) }
}

async function read(response: IncomingMessage, url: URL, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) {
      throw new AppError('fetch-too-large', { message: `${url.host} answered with more than ${maxBytes} bytes` })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** A host with several addresses fails with an error that has no message of its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message || ('code' in error && String(error.code)) || error.name
}
