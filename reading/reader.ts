import { Pool } from 'pg'
import { currentScope } from '../delivery/render-scope.ts'
import { readHouseEnv } from '../lib/env.ts'
import { log } from '../lib/log.ts'
import { type Sql, sqlOn } from '../lib/sql.ts'

/** What every function of `reading/` reads with: statements, and the path under which pictures are found. */
export type Reader = { sql: Sql; mediaBase: string }

const KEY = Symbol.for('broadsheet.reader')
const shared = globalThis as { [KEY]?: Reader }

/** The readers' connections: a role that may select from the schema `edition` and from nothing else. */
export function publicReader(): Reader {
  shared[KEY] ??= makeReader()
  return shared[KEY]
}

function makeReader(): Reader {
  const pool = new Pool({
    // Checked: without an address `pg` would look for one in the environment, and might find the owner's.
    connectionString: readHouseEnv().READER_DATABASE_URL,
    max: 10,
    connectionTimeoutMillis: 3000,
    statement_timeout: 5000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'broadsheet reader',
  })
  // Without this an idle connection that the database drops ends the process.
  pool.on('error', (error) => log.error('reader connection lost', error))
  const sql = sqlOn(pool)
  return { sql: counted(sql), mediaBase: '/media' }
}

/** Counts statements in the scope of the render that sends them. */
function counted(sql: Sql): Sql {
  return (strings, ...values) => {
    const scope = currentScope()
    if (scope) scope.statements += 1
    return sql(strings, ...values)
  }
}
