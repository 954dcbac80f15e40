import { Connection, requestBytes } from './connection.ts'

export type Fetched = { status: number; headers: Map<string, string>; body: Buffer }

/** One GET request on a connection of its own, its answer exactly as it was sent: nothing is decompressed, no redirect followed. */
export async function fetchResponse(address: string, headers: Record<string, string> = {}): Promise<Fetched> {
  const url = new URL(address)
  const connection = new Connection({ host: url.hostname, port: Number(url.port || 80) })
  const bytes = requestBytes({ host: url.host, path: url.pathname + url.search, headers })
  const outcome = await connection.request(bytes, { head: false, keepBody: true })
  connection.destroy()
  if ('error' in outcome) throw new Error(`${address}: ${outcome.error}`)
  const { status, headers: received, body = Buffer.alloc(0) } = outcome.response
  return { status, headers: received, body }
}
