import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import { peerAddress } from '../lib/client-address.ts'
import type { Role } from '../lib/env.ts'
import { METRICS_TYPE, renderMetrics } from '../lib/metrics.ts'
import { isPublicAddress } from '../lib/public-address.ts'
import type { Sql } from '../lib/sql.ts'
import { readiness } from './readiness.ts'

type KeptPage = { key: string; etag: string; isFresh: boolean }
type AnswerInternal = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>

/**
 * What operators, their programs and the worker ask: `/internal/health` (this process answers), `/internal/ready` (it can do its
 * work, see readiness.ts), `/internal/metrics`, and of a process for readers `/internal/edition` (how far it follows what is
 * published) and `/internal/pages` (what it keeps). Needs neither Next nor Payload, so that every role has it from its first moment.
 * Resolves to false, having done nothing, if the address is not below `/internal/`.
 *
 * A proxy must not pass these on. Where one does, strangers learn 200 or 503 and no more. Where the port itself is open they also
 * learn the number of the newest change, which every page names: the worker that asks for it may come from a public address.
 */
export function answerInternal({
  role,
  siteUrl,
  instanceUrl,
  sql,
  edition,
  pages = () => [],
}: {
  role: Role
  /** The address that readers use. */
  siteUrl: string
  /** The address under which the worker asks, where the operator has set one: a proxy of theirs may stand there too. */
  instanceUrl?: string | undefined
  sql: () => Sql
  /** The newest change that this process has heard of. */
  edition: () => number
  /** The pages that it keeps. */
  pages?: () => KeptPage[]
}): AnswerInternal {
  const isForReaders = role === 'all' || role === 'site'
  const isForeign = (req: IncomingMessage) => isStranger(req, { siteUrl })
  const mayAskEdition = (req: IncomingMessage) =>
    !isPassedOn(req, { siteUrl }) || (instanceUrl !== undefined && hostOf(req) === new URL(instanceUrl).hostname)
  return async (req, res) => {
    const path = (req.url ?? '').split(/[?#]/, 1)[0] ?? ''
    if (!path.startsWith('/internal/')) return false
    if (req.method !== 'GET' && req.method !== 'HEAD') send(req, res, { status: 405 })
    else if (path === '/internal/health') send(req, res, { json: { status: 'ok' } })
    else if (path === '/internal/ready') await sendReadiness(req, res, { role, sql: sql(), isForeign: isForeign(req) })
    else if (path === '/internal/edition' && isForReaders && mayAskEdition(req))
      send(req, res, { json: { edition: edition() } })
    else if (path === '/internal/pages' && !isForeign(req)) send(req, res, { json: { pages: pages() } })
    else if (path === '/internal/metrics' && !isForeign(req))
      send(req, res, { body: renderMetrics(), type: METRICS_TYPE })
    else send(req, res, { status: 404 })
    return true
  }
}

/**
 * True unless the request comes from this machine or its neighbours and no proxy has passed it on: a proxy on this machine is a
 * neighbour too, whoever it speaks for.
 */
export function isStranger(req: Asked, { siteUrl }: { siteUrl: string }): boolean {
  if (isPassedOn(req, { siteUrl })) return true
  const address = peerAddress(req)
  return address === '' || isPublicAddress(address)
}

type Asked = Pick<IncomingMessage, 'headers' | 'socket'>

/** Proxies say so, each in its way. One that does not still passes on the name that readers use, which nobody inside has to. */
function isPassedOn(req: Asked, { siteUrl }: { siteUrl: string }): boolean {
  if (Object.keys(req.headers).some((name) => FORWARDED.test(name))) return true
  const site = new URL(siteUrl).hostname
  return isName(site) && hostOf(req) === site
}

/** RFC 7239 and what came before it, and what the networks that deliver content add. */
const FORWARDED =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-real-ip|x-client-ip|true-client-ip|cf-.*|cdn-loop|x-varnish|fastly-.*)$/

/** By a number, or as localhost, a site without a proxy is asked by its neighbours too. */
function isName(host: string): boolean {
  return host !== 'localhost' && isIP(host.replace(/^\[|\]$/g, '')) === 0
}

/** As `URL` spells it, without port and final dot. */
function hostOf({ headers }: Asked): string | undefined {
  return URL.parse(`http://${headers.host}`)?.hostname.replace(/\.$/, '')
}

async function sendReadiness(
  req: IncomingMessage,
  res: ServerResponse,
  { role, sql, isForeign }: { role: Role; sql: Sql; isForeign: boolean },
): Promise<void> {
  const state = await readiness({ sql, role })
  if (state.ready) return send(req, res, { json: { status: 'ready' } })
  const told = { status: 'not ready' }
  send(req, res, { status: 503, json: isForeign ? told : { ...told, reason: state.reason } })
}

type Answer = { status?: number; json?: Record<string, string | number | KeptPage[]>; body?: string; type?: string }

function send(req: IncomingMessage, res: ServerResponse, { status = 200, json, body, type }: Answer): void {
  const text = json ? JSON.stringify(json) : (body ?? '')
  res.writeHead(status, {
    'Content-Type': json ? 'application/json' : (type ?? 'text/plain; charset=utf-8'),
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(status === 405 && { Allow: 'GET, HEAD' }),
  })
  res.end(req.method === 'HEAD' ? undefined : text)
}
