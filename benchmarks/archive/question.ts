import type { Random } from '../../lib/random.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Transact } from '../../lib/transact.ts'
import type { Reader, SearchReader } from '../../reading/reader.ts'
import type { Corpus } from '../corpus/corpus.ts'

/** What a question is asked with. */
export type Asking = {
  corpus: Corpus
  /** The readers' connections, to read as pages do; time in statements is counted. */
  reader: Reader
  /** The connections of searches. */
  searchReader: SearchReader
  /** The owner's connections, as jobs use them: to find what to ask for, and for what they do. */
  sql: Sql
  transact: Transact
  random: Random
  /** How many requests are wanted. */
  count: number
  /** A process for readers that keeps no page: whatever it is asked for it makes. */
  fetchPage(path: string): Promise<void>
}

/**
 * Something that is asked a thousand times at each size of the archive. Each file in `questions/` exports one as `question`; another
 * file is another row of the table.
 */
export type Question = {
  /** Name of the row. */
  name: string
  /** Rows stand in this order. */
  place: number
  /** What is timed: what the statements took, as the process that sent them saw it, or all of the work. */
  timed: 'statements' | 'all'
  /** Milliseconds that it may take at any size. */
  limit?: { p50?: number; p95?: number }
  /** Fewer requests than the others make, where each takes long. */
  most?: number
  /** Finds what to ask for; each element is one request. */
  prepare(asking: Asking): Promise<(() => Promise<unknown>)[]>
}
