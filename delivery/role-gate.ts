import type { ServerResponse } from 'node:http'
import type { Role } from '../lib/env.ts'
import { ICON, NEXT_IN_DEVELOPMENT, OTHER } from './routes.ts'

/**
 * Whether a process answers an address at all. What it does not answer is `refuse`d before anything else looks at the request:
 * neither Next nor Payload ever hears of it.
 * @param path - the path of the request, without its query, as it came
 */
export function isAnswered(role: Role, path: string, { dev = false } = {}): boolean {
  if (role === 'all' || INTERNAL.test(path)) return true
  if (role === 'worker') return false
  if (dev && NEXT_IN_DEVELOPMENT.test(path)) return true
  return role === 'site' ? !isForDesk(path) : DESK.some((pattern) => pattern.test(path))
}

/** A word and no page: whoever reads this came past the proxy, or the proxy sends people to the wrong process. */
export function refuse(res: ServerResponse): void {
  const body = 'Not found\n'
  res.writeHead(404, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  res.end(body)
}

const INTERNAL = /^\/internal\//

/** What a desk answers, exactly as it is spelled. Previews show pictures, islands and icons as readers get them. */
const DESK = [OTHER, /^\/(?:media|islands)\//, ICON]

const DESK_WORDS = new Set(['admin', 'api', 'preview', 'setup'])

/** Asked of every spelling that something behind us might read as one of the desk's: rather one refusal too many. */
function isForDesk(path: string): boolean {
  const segments = segmentsOf(path)
  if (DESK_WORDS.has(segments[0] ?? '')) return true
  // Readers' pages have no script of Next's.
  return segments[0] === '_next' && /\.js(?:\.map)?$/.test(segments.at(-1) ?? '')
}

function segmentsOf(path: string): string[] {
  const segments: string[] = []
  for (const segment of decoded(path)
    .toLowerCase()
    .split(/[/\\]+/)) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments
}

/** Twice, as by two programs one behind the other. What cannot be decoded is nobody's address. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(path))
  } catch {
    return path
  }
}
