/** A response as it came. Names of headers are in lower case; of one that came twice the values are joined by a comma. */
export type Response = {
  status: number
  headers: Map<string, string>
  /** Bytes of the body, as they were sent (compressed, without the frames of a chunked body). */
  bytes: number
  /** Kept only if asked for. */
  body: Buffer | undefined
  /** Whether the server lets the connection be used again. */
  keepAlive: boolean
}

/** What a request must tell the parser of its response: a response to HEAD has a length and no body. */
export type Expected = { head: boolean; keepBody: boolean }

/** The response is none, or breaks RFC 9112. */
export class ProtocolError extends Error {}

const HEAD_END = Buffer.from('\r\n\r\n')
const MOST_HEAD = 64 * 1024

/**
 * Reads HTTP/1.1 responses from the bytes of one connection, in whatever pieces they come. One response at a time: before
 * each, `expect` says what the request was.
 */
export class ResponseParser {
  #pending: Buffer = Buffer.alloc(0)
  #expected: Expected | undefined
  #response: Response | undefined
  #parts: Buffer[] = []
  #framing: Framing = { kind: 'none' }

  expect(expected: Expected): void {
    if (this.#expected) throw new ProtocolError('a request before the last response was whole')
    this.#expected = expected
  }

  /** Takes bytes in; gives the response that they complete. */
  push(chunk: Buffer): Response | undefined {
    if (!this.#expected) throw new ProtocolError('bytes that nobody asked for')
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    while (!this.#response) {
      if (!this.#readHead(this.#expected)) return undefined
    }
    return this.#readBody() ? this.#finish() : undefined
  }

  /** The server has closed the connection: the end of a body without a length, an error in the midst of any other. */
  end(): Response | undefined {
    if (!this.#expected) return undefined
    if (this.#response && this.#framing.kind === 'close') return this.#finish()
    throw new ProtocolError('the connection was closed before the response was whole')
  }

  /** Reads a status line and headers; false if they are not all here. An interim response (1xx) is passed over. */
  #readHead(expected: Expected): boolean {
    const end = this.#pending.indexOf(HEAD_END)
    if (end < 0) {
      if (this.#pending.length > MOST_HEAD) throw new ProtocolError('headers without end')
      return false
    }
    const [statusLine = '', ...lines] = this.#pending.toString('latin1', 0, end).split('\r\n')
    this.#pending = this.#pending.subarray(end + HEAD_END.length)
    const [, minor, code] = /^HTTP\/1\.([01]) (\d{3})(?: .*)?$/.exec(statusLine) ?? []
    if (!code) throw new ProtocolError(`no status line: ${statusLine.slice(0, 80)}`)
    const status = Number(code)
    if (status >= 100 && status < 200) return this.#pending.length > 0
    const headers = readHeaders(lines)
    this.#framing = framingOf({ status, headers, head: expected.head })
    const connection = headers.get('connection')?.toLowerCase() ?? ''
    const keepAlive =
      this.#framing.kind !== 'close' &&
      (minor === '1' ? !connection.includes('close') : connection.includes('keep-alive'))
    this.#response = { status, headers, bytes: 0, body: undefined, keepAlive }
    return true
  }

  /** True when the body is whole. */
  #readBody(): boolean {
    const framing = this.#framing
    switch (framing.kind) {
      case 'none':
        return true
      case 'length':
        this.#take(Math.min(framing.left, this.#pending.length), framing)
        return framing.left === 0
      case 'close':
        this.#take(this.#pending.length)
        return false
      case 'chunked':
        return this.#readChunks(framing)
    }
  }

  #readChunks(framing: Chunked): boolean {
    for (;;) {
      if (framing.left > 0) {
        this.#take(Math.min(framing.left, this.#pending.length), framing)
        if (framing.left > 0) return false
        framing.state = 'after-data'
      }
      const line = this.#takeLine()
      if (line === undefined) return false
      if (framing.state === 'after-data') {
        if (line !== '') throw new ProtocolError('a chunk is longer than it said')
        framing.state = 'size'
      } else if (framing.state === 'trailer') {
        if (line === '') return true
      } else {
        const size = /^([0-9a-fA-F]{1,8})\s*(?:;.*)?$/.exec(line)?.[1]
        if (size === undefined) throw new ProtocolError(`no size of a chunk: ${line.slice(0, 40)}`)
        framing.left = Number.parseInt(size, 16)
        if (framing.left === 0) framing.state = 'trailer'
      }
    }
  }

  #takeLine(): string | undefined {
    const end = this.#pending.indexOf('\r\n')
    if (end < 0) {
      if (this.#pending.length > MOST_HEAD) throw new ProtocolError('a line without end')
      return undefined
    }
    const line = this.#pending.toString('latin1', 0, end)
    this.#pending = this.#pending.subarray(end + 2)
    return line
  }

  #take(length: number, framing?: { left: number }): void {
    if (length === 0 || !this.#response) return
    if (this.#expected?.keepBody) this.#parts.push(this.#pending.subarray(0, length))
    this.#response.bytes += length
    if (framing) framing.left -= length
    this.#pending = this.#pending.subarray(length)
  }

  #finish(): Response | undefined {
    const response = this.#response
    if (response && this.#expected?.keepBody) response.body = Buffer.concat(this.#parts)
    if (this.#pending.length > 0) throw new ProtocolError('more bytes than the response said')
    this.#response = undefined
    this.#expected = undefined
    this.#parts = []
    return response
  }
}

type Chunked = { kind: 'chunked'; left: number; state: 'size' | 'after-data' | 'trailer' }
type Framing = { kind: 'none' } | { kind: 'length'; left: number } | { kind: 'close' } | Chunked

/** How long the body is: RFC 9112, section 6.3. */
function framingOf({
  status,
  headers,
  head,
}: {
  status: number
  headers: Map<string, string>
  head: boolean
}): Framing {
  if (head || status === 204 || status === 304) return { kind: 'none' }
  const coding = headers.get('transfer-encoding')?.toLowerCase()
  const length = headers.get('content-length')
  if (coding !== undefined) {
    if (length !== undefined) throw new ProtocolError('both a length and a transfer coding')
    return /(?:^|,)\s*chunked$/.test(coding) ? { kind: 'chunked', left: 0, state: 'size' } : { kind: 'close' }
  }
  if (length === undefined) return { kind: 'close' }
  if (!/^\d+$/.test(length)) throw new ProtocolError(`no length: ${length.slice(0, 40)}`)
  return { kind: 'length', left: Number(length) }
}

function readHeaders(lines: string[]): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of lines) {
    const [, name, value = ''] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (!name) throw new ProtocolError(`no header: ${line.slice(0, 80)}`)
    const key = name.toLowerCase()
    const before = headers.get(key)
    headers.set(key, before === undefined ? value : `${before}, ${value}`)
  }
  return headers
}
