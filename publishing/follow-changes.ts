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
  connectionString: string /** Shown in the database's list of connections. */
  name: string
} & Listener): Promise<Follower> {
  const stopping = new AbortController()
  let position: number | undefined
  let isAway = false

  /** Reads on from where we are to the end of the log. */
  async function catchUp(line: Line): Promise<void> {
    for (;;) {
      const { oldest, newest, changes } = await readChanges(line, position)
      if (position === undefined || newest < position || isCutOff({ position, oldest, changes })) {
        position = newest
        listener.onStart(newest)
        return
      }
      for (const change of changes) {
        position = change.id
        listener.onChange(change)
      }
      if (changes.length < BATCH) return
    }
  }

  function setAway(away: boolean): void {
    if (away === isAway) return
    isAway = away
    if (away) log.warn('database away', { connection: name })
    else log.info('database back', { connection: name })
    listener.onAway(away)
  }

  /** Follows until the connection breaks. */
  async function follow(line: Line): Promise<void> {
    try {
      while (!stopping.signal.aborted) {
        // Listened for before looking: what is told while we look is not lost.
        const heard = nextNotice(line, stopping.signal)
        await catchUp(line)
        setAway(false)
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
        // One lost connection is not the database, unless it cannot be had again or there was no answer at all.
        const hadWorked = line !== undefined && !isTimeout(error)
        if (!hadWorked) setAway(true)
        if (!hadWorked) await sleep(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => {})
        line = undefined
      }
    }
  }

  const line = await connect({ connectionString, name })
  await catchUp(line)
  const done = keepFollowing(line)
  return {
    stop: () => {
      stopping.abort()
      return done
    },
  }
}

/** A connection, and the sign that it has broken. */
type Line = { client: pg.Client; broken: AbortSignal }

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
  await client.connect()
  const line = { client, broken: breaking.signal }
  await answered(line, client.query(`listen ${CHANNEL}`))
  return line
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

function isTimeout(error: unknown): boolean {
  return error instanceof AppError && error.code === 'no-answer'
}

/** Closes the connection without a word, which a server that says nothing would not hear. */
function hangUp({ client }: Line): void {
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection
  stream.destroy()
}
