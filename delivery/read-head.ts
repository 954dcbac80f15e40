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

/** RFC 9112: one request line, then lines of a name and a value, in exactly this form. No body, nothing after. */
const WHOLE_REQUEST =
  /^(GET|HEAD) (\/[!-~]*) HTTP\/1\.1\r\n((?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[ \t]*(?:[!-~](?:[ -~\t]*[!-~])?)?[ \t]*\r\n)+)\r\n$/
/** What would mean that more follows, or that the connection is to become something else. */
const NOT_SIMPLE =
  /^(?:content-length|transfer-encoding|trailer|te|expect|upgrade|http2-settings|keep-alive|proxy-connection):/im
const CONNECTION = /^connection:[ \t]*(.*?)[ \t]*$/gim
const HOST = /^host:/gim

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
  if (NOT_SIMPLE.test(lines) || lines.match(HOST)?.length !== 1) return undefined
  for (const [, value] of lines.matchAll(CONNECTION)) if (value?.toLowerCase() !== 'keep-alive') return undefined
  return {
    isHead: method === 'HEAD',
    url,
    acceptEncoding: only(lines, ACCEPT_ENCODING),
    ifNoneMatch: only(lines, IF_NONE_MATCH),
  }
}

const ACCEPT_ENCODING = /^accept-encoding:[ \t]*(.*?)[ \t]*\r$/gim
const IF_NONE_MATCH = /^if-none-match:[ \t]*(.*?)[ \t]*\r$/gim

/** Several lines of one name are one list. */
function only(lines: string, pattern: RegExp): string | undefined {
  const values = [...lines.matchAll(pattern)].map(([, value]) => value ?? '')
  return values.length > 0 ? values.join(', ') : undefined
}
