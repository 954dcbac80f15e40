import { connect, type Socket } from 'node:net'
import { type Expected, type Response, ResponseParser } from './response-parser.ts'

export type Outcome =
  | { response: Response }
  | { error: string /** Nothing of an answer had come on a used connection. */; wasStale: boolean }

/** A reader who has seen nothing happen for so long has gone. */
export const PATIENCE_MS = 10_000

/** One keep-alive connection, one request at a time. */
export class Connection {
  readonly opened: Promise<void>
  #socket: Socket
  #parser = new ResponseParser()
  #waiting: ((outcome: Outcome) => void) | undefined
  #answered = 0
  #sawBytes = false
  #closed = false

  constructor({ host, port }: { host: string; port: number }) {
    this.#socket = connect({ host, port, noDelay: true })
    this.opened = new Promise((resolve, reject) => {
      this.#socket.once('connect', resolve)
      this.#socket.once('error', reject)
    })
    // Whoever does not wait for the opening hears of its failure from the request.
    this.opened.catch(() => {})
    this.#socket.on('data', (chunk: Buffer) => {
      this.#sawBytes = true
      this.#read(() => this.#parser.push(chunk))
    })
    this.#socket.on('end', () => (this.#sawBytes ? this.#read(() => this.#parser.end()) : this.#fail('closed')))
    this.#socket.setTimeout(PATIENCE_MS, () => this.#waiting && this.#fail('timeout'))
    this.#socket.on('error', (error: NodeJS.ErrnoException) => this.#fail(error.code ?? error.message))
    this.#socket.on('close', () => this.#fail('closed'))
  }

  /** No further request can be sent on it. */
  get isClosed(): boolean {
    return this.#closed
  }

  /** Sends a request. Never rejects: an error is an outcome. */
  request(bytes: Buffer, expected: Expected): Promise<Outcome> {
    if (this.#closed) return Promise.resolve({ error: 'closed', wasStale: true })
    this.#parser.expect(expected)
    this.#sawBytes = false
    return new Promise((resolve) => {
      this.#waiting = resolve
      this.#socket.write(bytes)
    })
  }

  /** Cuts the connection; a request under way ends with this error. */
  destroy(error = 'left'): void {
    this.#fail(error)
  }

  #read(parse: () => Response | undefined): void {
    if (this.#closed) return
    try {
      const response = parse()
      if (response) this.#answer(response)
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error))
    }
  }

  #answer(response: Response): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    this.#answered += 1
    if (!response.keepAlive) this.#close()
    waiting?.({ response })
  }

  #fail(error: string): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    this.#close()
    waiting?.({ error, wasStale: this.#answered > 0 && !this.#sawBytes && /^(?:closed|ECONNRESET|EPIPE)$/.test(error) })
  }

  #close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#socket.destroy()
  }
}

/** The bytes of a GET request. */
export function requestBytes({
  host,
  path,
  headers = {},
}: {
  host: string
  path: string
  headers?: Record<string, string> | undefined
}): Buffer {
  const lines = Object.entries({ Host: host, Connection: 'keep-alive', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1')
}
