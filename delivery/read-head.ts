/** A request for a page, as far as delivery reads it. */
export type Head = {
  isHead: boolean
  /** Path and query, as they came. */
  url: string
  acceptEncoding: string | undefined
  ifNoneMatch: string | undefined
}

/** What Node allows for all headers together. */
const MOST_BYTES = 16_384

/**
 * RFC 9112: one request line, then lines of a name and a value, in exactly this form. No body, nothing after. Blanks around a value
 * are taken for part of it: each character can be matched in one place only, so what does not fit is refused in one pass. With a
 * place of their own they could be either, and a head of empty values would be tried in every combination.
 */
const WHOLE_REQUEST = /^(GET|HEAD) (\/[!-~]*) HTTP\/1\.1\r\n((?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t -~]*\r\n)+)\r\n$/
/** What would mean that more follows, or that the connection is to become something else. */
const NOT_SIMPLE = new Set([
  'content-length',
  'transfer-encoding',
  'trailer',
  'te',
  'expect',
  'upgrade',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
])

/**
 * Reads a request that is one whole plain question for a page. Anything else, however slightly, is undefined: Node's own parser
 * decides about it. There is no body and no second request in what is read here, so where one ends is never in doubt.
 * @param chunk - what a connection brought at once
 */
export function readHead(chunk: Buffer): Head | undefined {
  if (chunk.length > MOST_BYTES) return undefined
  const match = WHOLE_REQUEST.exec(chunk.toString('latin1'))
  if (!match) return undefined
  const [, method, url = '', lines = ''] = match
  const head: Head = { isHead: method === 'HEAD', url, acceptEncoding: undefined, ifNoneMatch: undefined }
  let hosts = 0
  for (let start = 0; start < lines.length; ) {
    const colon = lines.indexOf(':', start)
    const end = lines.indexOf('\r\n', colon)
    const name = lines.slice(start, colon).toLowerCase()
    if (NOT_SIMPLE.has(name)) return undefined
    if (name === 'host') hosts += 1
    else if (name === 'connection') {
      if (valueAfter(lines, colon, end).toLowerCase() !== 'keep-alive') return undefined
    } else if (name === 'accept-encoding')
      head.acceptEncoding = joined(head.acceptEncoding, valueAfter(lines, colon, end))
    else if (name === 'if-none-match') head.ifNoneMatch = joined(head.ifNoneMatch, valueAfter(lines, colon, end))
    start = end + 2
  }
  return hosts === 1 ? head : undefined
}

/** Of all that `trim` takes away, only blanks and tabs have got this far. */
function valueAfter(lines: string, colon: number, end: number): string {
  return lines.slice(colon + 1, end).trim()
}

/** Several lines of one name are one list. */
function joined(before: string | undefined, value: string): string {
  return before === undefined ? value : `${before}, ${value}`
}
