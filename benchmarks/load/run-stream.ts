import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, seededRandom, zipf } from '../../lib/random.ts'
import { Connection, PATIENCE_MS, requestBytes } from './connection.ts'
import type { LoadPlan, Phase, Stream } from './load-plan.ts'
import type { Recorder } from './recorder.ts'
import { arrivals } from './schedule.ts'

/** Connections are made in batches: the server's queue of new ones is finite. */
const OPENED_AT_ONCE = 100

type Running = {
  stream: Stream
  recorder: Recorder
  target: { host: string; port: number }
  next: () => Buffer | undefined
  stop: AbortSignal
}

/** Sends one stream of requests; what came back is in the recorder when it resolves. */
export async function runStream({
  plan,
  stream,
  recorder,
  index,
  stop,
}: {
  plan: LoadPlan
  stream: Stream
  recorder: Recorder
  index: number
  stop: AbortSignal
}): Promise<void> {
  const url = new URL(plan.origin)
  const random = seededRandom((plan.seed ?? 1) * 1000 + index)
  const running: Running = {
    stream,
    recorder,
    target: { host: url.hostname, port: Number(url.port || 80) },
    next: requests({ stream, host: url.host, random }),
    stop,
  }
  if (stream.pace.kind === 'closed') return runClosed(running, plan.seconds)
  if (stream.pace.kind === 'burst') return runBurst(running, stream.pace.firstLeavesAfterMs)
  return runOpen(running, stream.pace.phases, random)
}

async function runClosed(running: Running, seconds: number): Promise<void> {
  const ends = performance.now() + seconds * 1000
  const readers = Array.from({ length: running.stream.connections }, async () => {
    let connection = new Connection(running.target)
    while (performance.now() < ends && !running.stop.aborted) {
      const bytes = running.next()
      if (!bytes) break
      if (connection.isClosed) connection = new Connection(running.target)
      await ask({ running, connection, bytes, due: performance.now() })
      // Without a pause a server that refuses connections would keep this loop from ever letting go.
      if (connection.isClosed) await sleep(5)
    }
    connection.destroy()
  })
  await Promise.all(readers)
}

async function runBurst(running: Running, firstLeavesAfterMs: number | undefined): Promise<void> {
  const { connections: wanted } = running.stream
  const connections: Connection[] = []
  while (connections.length < wanted) {
    const batch = Array.from(
      { length: Math.min(OPENED_AT_ONCE, wanted - connections.length) },
      () => new Connection(running.target),
    )
    await Promise.allSettled(batch.map((connection) => connection.opened))
    connections.push(...batch)
  }
  const due = performance.now()
  const asked = connections.map((connection) => {
    const bytes = running.next()
    return bytes ? ask({ running, connection, bytes, due }) : undefined
  })
  if (firstLeavesAfterMs !== undefined) {
    await sleep(firstLeavesAfterMs)
    connections[0]?.destroy('left')
  }
  await Promise.all(asked)
  for (const connection of connections) connection.destroy()
}

/** Requests are sent when they are due, on an idle connection, else a new one, else as soon as one is free. */
async function runOpen(running: Running, phases: Phase[], random: Random): Promise<void> {
  const idle: Connection[] = []
  const all = new Set<Connection>()
  const waiting: { bytes: Buffer; due: number }[] = []
  const underWay = new Set<Promise<void>>()

  const free = () => {
    for (let connection = idle.pop(); connection; connection = idle.pop()) {
      if (!connection.isClosed) return connection
      all.delete(connection)
    }
    if (all.size >= running.stream.connections) return undefined
    const connection = new Connection(running.target)
    all.add(connection)
    return connection
  }
  const send = (request: { bytes: Buffer; due: number }) => {
    const connection = free()
    if (!connection) {
      waiting.push(request)
      return
    }
    const asked = ask({ running, connection, ...request }).then(() => {
      underWay.delete(asked)
      if (connection.isClosed) all.delete(connection)
      else idle.push(connection)
      const next = waiting.shift()
      if (next) send(next)
    })
    underWay.add(asked)
  }

  const began = performance.now()
  for (const at of arrivals(phases, random)) {
    const due = began + at
    while (due > performance.now() && !running.stop.aborted)
      await sleep(Math.max(1, Math.min(200, due - performance.now())))
    if (running.stop.aborted) break
    const bytes = running.next()
    if (!bytes) break
    send({ bytes, due })
  }
  const patience = performance.now() + PATIENCE_MS + 1000
  while ((underWay.size > 0 || waiting.length > 0) && performance.now() < patience) await sleep(20)
  for (const { due } of waiting.splice(0)) running.recorder.failed('never sent', due)
  for (const connection of all) connection.destroy('timeout')
  await Promise.all(underWay)
}

async function ask({
  running,
  connection,
  bytes,
  due,
}: {
  running: Running
  connection: Connection
  bytes: Buffer
  due: number
}): Promise<void> {
  const { recorder, target } = running
  const { versions } = recorder
  const expected = { head: false, keepBody: versions !== undefined }
  const highestWhenSent = versions?.highest ?? -1
  recorder.sent += 1
  let outcome = await connection.request(bytes, expected)
  if ('error' in outcome && outcome.wasStale) {
    // The server had closed the idle connection while the request was on its way.
    recorder.resent += 1
    const fresh = new Connection(target)
    outcome = await fresh.request(bytes, expected)
    fresh.destroy()
  }
  if ('error' in outcome) {
    recorder.failed(outcome.error, due)
    return
  }
  const { response } = outcome
  recorder.answered(response, due)
  if (versions && response.body && response.status === 200)
    versions.saw(response.body, { reader: connection, highestWhenSent })
}

/** The bytes of the next request; undefined when there is none left. Made once for each address while there are few. */
function requests({
  stream,
  host,
  random,
}: {
  stream: Stream
  host: string
  random: Random
}): () => Buffer | undefined {
  const { paths, order, headers } = stream
  const kept = new Map<number, Buffer>()
  const bytesOf = (index: number): Buffer => {
    const bytes = kept.get(index) ?? requestBytes({ host, path: paths[index] ?? '/', headers })
    if (paths.length <= 10_000) kept.set(index, bytes)
    return bytes
  }
  let position = 0
  if (order === 'once') return () => (position < paths.length ? bytesOf(position++) : undefined)
  if (order === 'cycle') return () => bytesOf(position++ % paths.length)
  if (order === 'random') return () => bytesOf(Math.floor(random() * paths.length))
  const draw = zipf(paths.length)
  return () => bytesOf(draw(random))
}
