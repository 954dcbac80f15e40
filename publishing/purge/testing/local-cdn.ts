import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string }
export type Reply = { status?: number; headers?: Record<string, string>; body?: string }

export type LocalCdn = {
  url: string
  /** What came in, in its order. */
  received: Received[]
  [Symbol.asyncDispose](): Promise<void>
}

/** A server on this machine in a CDN's place. `undefined` as a reply is no answer at all. */
export async function localCdn(reply: (asked: Received, number: number) => Reply | undefined): Promise<LocalCdn> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url: path = '', headers } = request
    const asked = { method, path, headers, body: Buffer.concat(chunks).toString() }
    const answer = reply(asked, received.push(asked))
    if (answer) response.writeHead(answer.status ?? 200, answer.headers).end(answer.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
