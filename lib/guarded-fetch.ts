import { lookup as resolve } from 'node:dns/promises'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { AppError } from './errors.ts'
import { isPublicAddress } from './public-address.ts'

export type Fetched = { url: string; contentType: string; data: Buffer }

export type FetchLimits = {
  maxBytes: number
  /** For all of it, redirects included. */
  timeoutMs: number
  maxRedirects?: number
  accept?: string
}

/** What a test replaces to talk to its own server. */
export type FetchGuards = {
  isAllowedAddress: (address: string) => boolean
  isAllowedPort: (port: string) => boolean
  resolveHost: (host: string) => Promise<{ address: string; family: number }[]>
}

/**
 * The one way out to addresses that others give us. Only http and https on their own ports, only to the public internet:
 * the addresses of a host are resolved here, all of them must be public, and the connection goes to one of those (asking
 * again when connecting could be answered differently). Every redirect passes the same gate.
 *
 * @throws AppError `fetch-refused` (where it leads), `fetch-too-large`, `fetch-timeout`, `fetch-failed` (network, status)
 */
export async function guardedFetch(
  address: string,
  limits: FetchLimits,
  guards: FetchGuards = GUARDS,
): Promise<Fetched> {
  return follow(address, { limits, guards, method: 'GET' }, async (response, url) => ({
    url,
    ...(await read(response, url, limits)),
  }))
}

/**
 * The status with which an address answers in the end, by the same gate; its text is not read. Asked without a body first, and as
 * a reader would where that is refused: some sites know no HEAD.
 *
 * @throws AppError `fetch-refused`, `fetch-timeout`, `fetch-failed` (network)
 */
export async function guardedStatus(
  address: string,
  limits: Pick<FetchLimits, 'timeoutMs' | 'maxRedirects'>,
  guards: FetchGuards = GUARDS,
): Promise<number> {
  const ask = (method: 'HEAD' | 'GET') =>
    follow(address, { limits, guards, method }, async (response) => {
      response.destroy()
      return response.statusCode ?? 0
    })
  const status = await ask('HEAD').catch((error: unknown) => {
    // Some hang up on it instead of refusing it.
    if (error instanceof AppError && error.code === 'fetch-failed') return undefined
    throw error
  })
  return status !== undefined && status < 400 ? status : ask('GET')
}

type Asked = { limits: Omit<FetchLimits, 'maxBytes'>; guards: FetchGuards; method: 'HEAD' | 'GET' }

/** Asks for an address and for whatever it leads on to. */
async function follow<Result>(
  address: string,
  { limits, guards, method }: Asked,
  take: (response: IncomingMessage, url: string) => Promise<Result>,
): Promise<Result> {
  const timeout = AbortSignal.timeout(limits.timeoutMs)
  let url = address
  try {
    for (let hop = 0; hop <= (limits.maxRedirects ?? 4); hop += 1) {
      const response = await open(checked(url, guards), { limits, guards, method, signal: timeout })
      const next = redirectOf(response, url)
      if (!next) return await take(response, url)
      response.destroy()
      url = next
    }
  } catch (error) {
    if (timeout.aborted)
      throw new AppError('fetch-timeout', { message: `${url} took longer than ${limits.timeoutMs} ms`, cause: error })
    if (error instanceof AppError) throw error
    throw new AppError('fetch-failed', {
      message: `${url}: ${error instanceof Error ? error.message : String(error)}`,
      cause: error,
    })
  }
  throw new AppError('fetch-refused', { message: `${address} redirects too often` })
}

const GUARDS: FetchGuards = {
  isAllowedAddress: isPublicAddress,
  isAllowedPort: (port) => port === '' || port === '80' || port === '443',
  resolveHost: (host) => resolve(host, { all: true }),
}

function checked(address: string, guards: FetchGuards): URL {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw refused(address, 'only http and https')
  if (url.username || url.password) throw refused(url.host, 'a name or password in the address')
  if (!guards.isAllowedPort(url.port)) throw refused(url.host, 'an unusual port')
  return url
}

async function open(
  url: URL,
  { limits, guards, method, signal }: Asked & { signal: AbortSignal },
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await race(guards.resolveHost(host), signal)
  if (found.length === 0 || !found.every(({ address }) => guards.isAllowedAddress(address))) {
    throw refused(url.host, 'not on the public internet')
  }
  const lookup: LookupFunction = (_host, options, callback) => {
    if (options.all) callback(null, found)
    else callback(null, found[0]?.address ?? '', found[0]?.family)
  }
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  // No agent: a kept connection would be used again for a host that has not been looked at.
  const headers = { accept: limits.accept ?? '*/*', 'accept-encoding': 'identity', 'user-agent': 'Broadsheet' }
  return new Promise((done, fail) => {
    request(url, { method, agent: false, lookup, signal, headers }, done)
      .on('error', fail)
      // Node closes on whoever answers that it goes on in another protocol, and calls that no error.
      .on('close', () => fail(new Error('closed without an answer')))
      .end()
  })
}

function redirectOf(response: IncomingMessage, from: string): string | undefined {
  const { statusCode = 0, headers } = response
  if (![301, 302, 303, 307, 308].includes(statusCode)) return undefined
  return URL.parse(headers.location ?? '', from)?.href ?? 'invalid:'
}

async function read(
  response: IncomingMessage,
  url: string,
  { maxBytes }: FetchLimits,
): Promise<{ contentType: string; data: Buffer }> {
  if (response.statusCode !== 200) {
    response.destroy()
    throw new AppError('fetch-failed', { message: `${url} answered ${response.statusCode}` })
  }
  const chunks: Buffer[] = []
  let bytes = Number(response.headers['content-length'] ?? 0) > maxBytes ? Number.POSITIVE_INFINITY : 0
  if (bytes === 0) {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > maxBytes) break
      chunks.push(chunk)
    }
  }
  response.destroy()
  if (bytes > maxBytes) throw new AppError('fetch-too-large', { message: `${url} is larger than ${maxBytes} bytes` })
  return { contentType: response.headers['content-type'] ?? '', data: Buffer.concat(chunks) }
}

/** A name server that does not answer may not hold us longer than the rest. */
function race<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((done, fail) => {
    const stop = () => fail(signal.reason)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(done, fail).finally(() => signal.removeEventListener('abort', stop))
  })
}

function refused(where: string, why: string): AppError {
  return new AppError('fetch-refused', { message: `${where} is not fetched: ${why}` })
}
