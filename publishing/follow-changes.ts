import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '../lib/errors.ts'
import { log } from '../lib/log.ts'

/** One row of the change log: what a commit changed of what readers see. */
export type Change = { id: number; tags: string[]; gone: string[] }

export type Follower = {
  /** Resolves when the connection is closed. */
  stop(): Promise<void>
}

type Listener = {
  /** Changes in the order of their commits; each is told once. */
  onChange: (change: Change) => void
  /** Changes may have been missed for good: begin anew. @param id - of the newest change there is */
  onStart: (id: number) => void
  /** The database does not answer, or answers again. What happened meanwhile has been told before it is said to be back. */
  onAway: (isAway: boolean) => void
}

const CHANNEL = 'broadsheet_changes'
const POLL_MS = 1000
/** A database that does not answer a lookup by key for so long is away. */
const PATIENCE_MS = 2500
const RETRY_MS = 250
/** How long the first connection is tried for, where it is not refused but late. */
const START_WITHIN_MS = 30_000
const BATCH = 500

/**
 * Tells an instance what is published: at once by NOTIFY, at the latest by looking into the log each second, and after any gap
 * in full from the log. Uses one connection of its own, and goes on however often that is lost.
 * Resolves when the first look succeeded; rejects if that fails.
 * @param connectionString - of a login that may read the schema `edition`
 */
export async function followChanges({
  connectionString,
  name,
  ...listener
}: {
  connectionString: string
  /** Shown in the database's list of connections. */
  name: string
} & Listener): Promise<Follower> {
  const stopping = new AbortController()
  let position: number | undefined
  let isAway = false
  /** What was said last to be wrong. */
  let trouble: string | undefined

  /** Reads on from where we are to the end of the log. */
  async function catchUp(line: Line): Promise<void> {
    for (;;) {
      const { oldest, newest, changes } = await readChanges(line, position)
      line.hasWorked = true
      if (position === undefined || newest < position || isCutOff({ position, oldest, changes })) {
        position = undefined
        listener.onStart(newest)
        position = newest
        return
      }
      for (const change of changes) {
        // Whether one that throws has done its part is unknown: then all begins anew.
        position = undefined
        listener.onChange(change)
        position = change.id
      }
      if (changes.length < BATCH) return
    }
  }

  function sayAway(error: unknown): void {
    // It is met four times a second.
    if (String(error) !== trouble) log.error('database away', error, { connection: name })
    trouble = String(error)
    if (isAway) return
    isAway = true
    try {
      listener.onAway(true)
    } catch (cause) {
      log.error('listener failed', cause, { connection: name })
    }
  }

  function sayBack(): void {
    if (!isAway) return
    listener.onAway(false)
    isAway = false
    trouble = undefined
    log.info('database back', { connection: name })
  }

  /** Follows until the connection breaks or something fails. */
  async function follow(line: Line): Promise<void> {
    try {
      while (!stopping.signal.aborted) {
        // Listened for before looking: what is told while we look is not lost.
        const heard = nextNotice(line, stopping.signal)
        await catchUp(line)
        sayBack()
        await heard
        line.broken.throwIfAborted()
      }
    } finally {
      hangUp(line)
    }
  }

  async function keepFollowing(first: Line): Promise<void> {
    let line: Line | undefined = first
    while (!stopping.signal.aborted) {
      try {
        line ??= await connect({ connectionString, name })
        await follow(line)
      } catch (error) {
        if (stopping.signal.aborted) return
        const isOnlyLost = line?.hasWorked && isEnd(line, error)
        line = undefined
        // One lost connection is not the database, unless it cannot be had again.
        if (isOnlyLost) continue
        sayAway(error)
        await sleep(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
  }

  /** The first line, with the log read on it. A process that starts on a busy machine may itself be what is late: once more then. */
  async function begin(): Promise<Line> {
    const deadline = Date.now() + START_WITHIN_MS
    for (;;) {
      const began = Date.now()
      let line: Line | undefined
      try {
        line = await connect({ connectionString, name })
        await catchUp(line)
        return line
      } catch (error) {
        if (line) hangUp(line)
        const wasPatient = Date.now() - began >= PATIENCE_MS
        if (!wasPatient || Date.now() > deadline) throw error
      }
    }
  }

  const done = keepFollowing(await begin())
  return {
    stop: () => {
      stopping.abort()
      return done
    },
  }
}

/** A connection, the sign that it has broken, and whether the log has been read on it. */
type Line = { client: pg.Client; broken: AbortSignal; hasWorked: boolean }

async function connect({ connectionString, name }: { connectionString: string; name: string }): Promise<Line> {
  const client = new pg.Client({
    connectionString,
    application_name: name,
    connectionTimeoutMillis: PATIENCE_MS,
    keepAlive: true,
  })
  const breaking = new AbortController()
  // Without a listener it would end the process.
  client.on('error', (error) => breaking.abort(error))
  client.on('end', () => breaking.abort(new Error('connection ended')))
  const line = { client, broken: breaking.signal, hasWorked: false }
  try {
    await client.connect()
    await answered(line, client.query(`listen ${CHANNEL}`))
    return line
  } catch (error) {
    hangUp(line)
    throw error
  }
}

/** Whether the log no longer reaches back to what was seen last: what was trimmed cannot be told any more. */
function isCutOff({ position, oldest, changes }: { position: number; oldest: number; changes: Change[] }): boolean {
  return changes[0]?.id === oldest && oldest > position + 1
}

async function readChanges(
  line: Line,
  after: number | undefined,
): Promise<{ oldest: number; newest: number; changes: Change[] }> {
  // In one statement, and so of one moment.
  const { rows } = await answered(
    line,
    line.client.query<{ oldest: string; newest: string; changes: Change[] | null }>(
      `select coalesce((select min(id) from edition.changes), 0) as oldest,
              coalesce((select max(id) from edition.changes), 0) as newest,
              (select jsonb_agg(jsonb_build_object('id', id, 'tags', tags, 'gone', gone) order by id)
                 from (select id, tags, gone from edition.changes where id > $1 order by id limit ${BATCH}) as later) as changes`,
      [after ?? Number.MAX_SAFE_INTEGER],
    ),
  )
  const [row] = rows
  return { oldest: Number(row?.oldest), newest: Number(row?.newest), changes: row?.changes ?? [] }
}

/** Resolves with the next notice, after a second without one, and when the connection breaks or the follower stops. */
function nextNotice({ client, broken }: Line, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer)
      client.off('notification', settle)
      for (const signal of [broken, stopping]) signal.removeEventListener('abort', settle)
      resolve()
    }
    const timer = setTimeout(settle, POLL_MS)
    client.on('notification', settle)
    for (const signal of [broken, stopping]) signal.addEventListener('abort', settle)
  })
}

/** A stopped server keeps its connections open and says nothing: that is no answer either. */
async function answered<Result>(line: Line, query: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      hangUp(line)
      reject(new AppError('no-answer', { message: `no answer for ${PATIENCE_MS} ms` }))
    }, PATIENCE_MS)
  })
  // Hung up, it is rejected too, and nobody waits for it any more.
  query.catch(() => {})
  try {
    return await Promise.race([query, tooLong])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Whether an error is that of a connection that has ended, and no more. A server that ends it says so (`57P01` and its like) to
 * whoever waits for an answer, before the connection breaks; no answer at all is more than an end.
 */
function isEnd({ broken }: Line, error: unknown): boolean {
  if (error instanceof AppError) return false
  return error instanceof pg.DatabaseError ? error.code?.startsWith('57P') === true : broken.aborted
}

/** Closes the connection without a word, which a server that says nothing would not hear. */
function hangUp({ client }: Line): void {
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection
  stream.destroy()
}
