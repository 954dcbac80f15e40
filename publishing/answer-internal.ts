import type { IncomingMessage, ServerResponse } from 'node:http'
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
 * A proxy must not pass these on. Where one does, or the port is open, strangers learn 200 or 503 and no more.
 */
export function answerInternal({
  role,
  sql,
  edition,
  pages = () => [],
}: {
  role: Role
  sql: () => Sql
  /** The newest change that this process has heard of. */
  edition: () => number
  /** The pages that it keeps. */
  pages?: () => KeptPage[]
}): AnswerInternal {
  const isForReaders = role === 'all' || role === 'site'
  return async (req, res) => {
    const path = (req.url ?? '').split(/[?#]/, 1)[0] ?? ''
    if (!path.startsWith('/internal/')) return false
    if (req.method !== 'GET' && req.method !== 'HEAD') send(req, res, { status: 405 })
    else if (path === '/internal/health') send(req, res, { json: { status: 'ok' } })
    else if (path === '/internal/ready') await sendReadiness(req, res, { role, sql: sql() })
    else if (path === '/internal/edition' && isForReaders) send(req, res, { json: { edition: edition() } })
    else if (path === '/internal/pages' && !isStranger(req)) send(req, res, { json: { pages: pages() } })
    else if (path === '/internal/metrics' && !isStranger(req))
      send(req, res, { body: renderMetrics(), type: METRICS_TYPE })
    else send(req, res, { status: 404 })
    return true
  }
}

/**
 * True unless the request comes from this machine or its neighbours and no proxy has passed it on: a proxy on this machine is a
 * neighbour too, whoever it speaks for.
 */
export function isStranger({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  if (FORWARDED.some((name) => headers[name] !== undefined)) return true
  // How a socket that listens on both kinds of address writes IPv4.
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return address === '' || isPublicAddress(address)
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via', 'cf-connecting-ip']

async function sendReadiness(
  req: IncomingMessage,
  res: ServerResponse,
  { role, sql }: { role: Role; sql: Sql },
): Promise<void> {
  const state = await readiness({ sql, role })
  if (state.ready) return send(req, res, { json: { status: 'ready' } })
  const told = { status: 'not ready' }
  send(req, res, { status: 503, json: isStranger(req) ? told : { ...told, reason: state.reason } })
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
