import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { type RenderScope, runInScope } from './render-scope.ts'

export type NextHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>
export type Rendered = { status: number; headers: OutgoingHttpHeaders; body: Buffer; scope: RenderScope }

/**
 * Has Next render an address with a request of our own: no header, cookie or query of any reader reaches it, and no reader who
 * goes away stops it. Collects the whole response.
 * @param path - the address that the reader asked for
 * @param render - the path that Next is asked for
 */
export async function renderPage(
  next: NextHandler,
  { path, render, edition }: { path: string; render: string; edition: number },
): Promise<Rendered> {
  const req = new IncomingMessage(new Socket())
  req.method = 'GET'
  req.url = render
  // Next streams metadata late, where only scripts would show it, to whoever does not say who they are.
  req.headers = { host: 'localhost', accept: '*/*', 'user-agent': 'broadsheet' }
  req.push(null)
  const res = new ServerResponse(req)
  const body = collectBody(res)
  const { scope } = await runInScope(path, () => next(req, res), edition)
  const bytes = await body
  return {
    status: statusOf(res.statusCode, scope),
    headers: res.getHeaders(),
    body: bytes,
    scope,
  }
}

/** What the page said of itself, unless its rendering failed after it had. */
function statusOf(rendered: number, { redirect, status }: RenderScope): number {
  if (rendered >= 500) return rendered
  return redirect?.status ?? (status === 200 ? rendered : status)
}

/** Takes what is written to a response that has no connection. */
function collectBody(res: ServerResponse): Promise<Buffer> {
  const chunks: Buffer[] = []
  const take = (chunk: unknown, encoding?: unknown) => {
    if (typeof chunk === 'string')
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  return new Promise((resolve) => {
    res.write = ((chunk: unknown, encoding?: unknown, done?: unknown) => {
      take(chunk, encoding)
      const callback = typeof encoding === 'function' ? encoding : done
      if (typeof callback === 'function') process.nextTick(callback)
      return true
    }) as typeof res.write
    res.end = ((chunk?: unknown, encoding?: unknown, done?: unknown) => {
      if (typeof chunk !== 'function') take(chunk, encoding)
      const callback = [chunk, encoding, done].find((value) => typeof value === 'function')
      if (typeof callback === 'function') process.nextTick(callback)
      resolve(Buffer.concat(chunks))
      res.emit('finish')
      return res
    }) as typeof res.end
  })
}
