import { DatabaseError, Pool, type PoolConfig } from 'pg'
import { currentScope } from '../delivery/render-scope.ts'
import { readHouseEnv } from '../lib/env.ts'
import { keepPoolAlive } from '../lib/keep-pool-alive.ts'
import { log } from '../lib/log.ts'
import { type Sql, sqlOn } from '../lib/sql.ts'
import type { SearchSql } from '../search/search-stories.ts'

/** What every function of `reading/` reads with: statements, and the path under which pictures are found. */
export type Reader = { sql: Sql; mediaBase: string }
export type SearchReader = Reader & SearchSql

const KEY = Symbol.for('broadsheet.reader')
const SEARCH_KEY = Symbol.for('broadsheet.search-reader')
const shared = globalThis as { [KEY]?: Reader; [SEARCH_KEY]?: SearchReader }

/** The readers' connections: a role that may select from the schema `edition` and from nothing else. */
export function publicReader(): Reader {
  shared[KEY] ??= { sql: openSql(PAGES).prepared, mediaBase: MEDIA_BASE }
  return shared[KEY]
}

/** The same for searches: few, so that they leave the database to the pages, and given up after a second. */
export function searchReader(): SearchReader {
  shared[SEARCH_KEY] ??= { ...openSql(SEARCHES), mediaBase: MEDIA_BASE }
  return shared[SEARCH_KEY]
}

/** Where readers and editors find pictures. */
const MEDIA_BASE = '/media'

type Connections = { name: string; max: number; seconds: number; settings?: string }

const PAGES: Connections = { name: 'broadsheet reader', max: 10, seconds: 5 }
export const SEARCHES: Connections = {
  name: 'broadsheet search',
  max: 4,
  seconds: 1,
  // A scan of all would read all words of all stories, which the planner thinks is cheap; compiling takes longer than searching.
  settings: '-c enable_seqscan=off -c jit=off',
}

function openSql(connections: Connections): SearchSql {
  const pool = keepPoolAlive(new Pool(poolOptions(connections)), (error) => log.error('reader connection lost', error))
  return { sql: counted(sqlOn(pool)), prepared: counted(sqlOn(pool, { prepared: true })) }
}

export function poolOptions({ name, max, seconds, settings }: Connections): PoolConfig {
  return {
    // Checked: without an address `pg` would look for one in the environment, and might find the owner's.
    connectionString: readHouseEnv().READER_DATABASE_URL,
    max,
    connectionTimeoutMillis: 3000,
    statement_timeout: seconds * 1000,
    // A server that was stopped keeps its connections open and says nothing.
    query_timeout: (seconds + 1) * 1000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: name,
    ...(settings && { options: settings }),
  }
}

/** Counts statements in the scope of the render that sends them, and says there whether the database was away. */
function counted(sql: Sql): Sql {
  return async (strings, ...values) => {
    const scope = currentScope()
    if (scope) scope.statements += 1
    try {
      return await sql(strings, ...values)
    } catch (error) {
      if (scope && isAway(error)) scope.databaseAway = true
      throw error
    }
  }
}

/**
 * Whether an error is about the database being away rather than about a statement: what the server said of itself (57P01 to
 * 57P05, 53300: shut down, starting up, full), or anything that it did not say.
 */
function isAway(error: unknown): boolean {
  return !(error instanceof DatabaseError) || /^(?:57P0|53|08)/.test(error.code ?? '')
}
