import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { type NumberColumn, numberColumn } from './number-column.ts'
import { badLine } from './problem.ts'

/** Longest line read, in bytes: some four hundred times a long story. Longer ones are reported. */
export const LONGEST_LINE = 8 * 1024 * 1024

export type Peek = { kind: string; id: string; publishedAt: number }
export type LineProblem = { line: number; reason: string }

/**
 * Where the lines of a file are and in which order they are to be imported: sections, tags and authors first, parents as
 * they come; then stories by date, because a story takes the next place in its lists when it enters (an archive is rarely in order).
 *
 * The file is read twice, so that no more than a few numbers a line are held: about 40 bytes.
 */
export type FileIndex = {
  /** Entries to import, in order. */
  entities: Uint32Array
  stories: Uint32Array
  problems: LineProblem[]
  bytes: number
  lineOf: (entry: number) => number
  /** Whether a story with this id is in the file. */
  hasStory: (id: string) => boolean
  /** The object of an entry, read anew. */
  read: (entry: number) => Promise<unknown>
  close: () => Promise<void>
}

const RANK: Record<string, number | undefined> = { section: 0, tag: 1, author: 2, story: 3 }
const STORY = 3

export async function indexFile(
  path: string,
  {
    peek,
    longestLine = LONGEST_LINE,
    onBytes,
  }: { peek: (value: unknown) => Peek; longestLine?: number; onBytes?: (bytes: number, of: number) => void },
): Promise<FileIndex> {
  const file = await open(path, 'r')
  try {
    return await scan(file, { peek, longestLine, onBytes })
  } catch (error) {
    await file.close()
    throw error
  }
}

async function scan(
  file: FileHandle,
  {
    peek,
    longestLine,
    onBytes,
  }: { peek: (value: unknown) => Peek; longestLine: number; onBytes?: (bytes: number, of: number) => void },
): Promise<FileIndex> {
  const { size } = await file.stat()
  const columns = {
    offset: numberColumn(),
    length: numberColumn(),
    line: numberColumn(),
    time: numberColumn(),
    rank: numberColumn(),
    name: numberColumn(),
  }
  const problems: LineProblem[] = []
  for await (const { bytes, offset, length, line } of linesOf(file, longestLine)) {
    if (line % 1000 === 0) onBytes?.(offset, size)
    try {
      if (!bytes) throw badLine(`is longer than ${longestLine} bytes`)
      if (bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)) continue
      const { kind, id, publishedAt } = peek(parseLine(bytes))
      columns.offset.push(offset)
      columns.length.push(length)
      columns.line.push(line)
      columns.rank.push(RANK[kind] ?? STORY)
      columns.time.push(Number.isNaN(publishedAt) ? 0 : publishedAt)
      columns.name.push(kind === 'story' && id !== '' ? hashOf(id) : 0)
    } catch (error) {
      problems.push({ line, reason: error instanceof Error ? error.message : String(error) })
    }
  }

  const { names, repeated } = namesOf(columns, problems)
  const order = Uint32Array.from({ length: columns.line.length() }, (_, entry) => entry)
    .filter((entry) => !repeated.has(entry))
    .sort(
      (one, other) =>
        columns.rank.at(one) - columns.rank.at(other) || columns.time.at(one) - columns.time.at(other) || one - other,
    )
  const firstStory = order.findIndex((entry) => columns.rank.at(entry) === STORY)
  const split = firstStory === -1 ? order.length : firstStory
  return {
    entities: order.subarray(0, split),
    stories: order.subarray(split),
    problems,
    bytes: size,
    lineOf: (entry) => columns.line.at(entry),
    hasStory: (id) => isIn(names, hashOf(id)),
    read: async (entry) => {
      const buffer = Buffer.allocUnsafe(columns.length.at(entry))
      await file.read(buffer, 0, buffer.length, columns.offset.at(entry))
      return parseLine(buffer)
    },
    close: () => file.close(),
  }
}

type RawLine = { bytes: Buffer | undefined; offset: number; length: number; line: number }

/** Lines as bytes with their places. One longer than the limit comes without its bytes, and is never held. */
async function* linesOf(file: FileHandle, longestLine: number): AsyncGenerator<RawLine> {
  const chunk = Buffer.allocUnsafe(256 * 1024)
  let held: Buffer[] = []
  let length = 0
  let start = 0
  let line = 1
  let position = 0
  const hold = (piece: Buffer) => {
    length += piece.length
    if (length > longestLine) held = []
    else held.push(Buffer.from(piece))
  }
  const take = (): RawLine => {
    const bytes = length > longestLine ? undefined : withoutMark(Buffer.concat(held), start)
    const raw = { bytes, offset: bytes ? start + length - bytes.length : start, length: bytes?.length ?? length, line }
    held = []
    return raw
  }
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position)
    if (bytesRead === 0) break
    let from = 0
    for (let at = chunk.indexOf(0x0a); at !== -1 && at < bytesRead; at = chunk.indexOf(0x0a, from)) {
      hold(chunk.subarray(from, at))
      yield take()
      start = position + at + 1
      length = 0
      line += 1
      from = at + 1
    }
    hold(chunk.subarray(from, bytesRead))
    position += bytesRead
  }
  if (length > 0) yield take()
}

/** Files written on Windows begin with a mark of three bytes that is no part of the first line. */
function withoutMark(bytes: Buffer, offset: number): Buffer {
  return offset === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

function parseLine(bytes: Buffer): unknown {
  let text: string
  try {
    text = UTF8.decode(bytes)
  } catch (error) {
    throw badLine('is not valid UTF-8', error)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw badLine(`is not valid JSON: ${error instanceof Error ? error.message : error}`, error)
  }
}

/** The ids of all stories, sorted for looking one up, and the entries whose id an earlier line has: those are reported and left out. */
function namesOf(
  { name, line }: { name: NumberColumn; line: NumberColumn },
  problems: LineProblem[],
): { names: Float64Array; repeated: Set<number> } {
  const entries = Uint32Array.from({ length: name.length() }, (_, entry) => entry).sort(
    (one, other) => name.at(one) - name.at(other) || one - other,
  )
  const repeated = new Set<number>()
  let first = -1
  for (const entry of entries) {
    if (name.at(entry) === 0) continue
    if (first >= 0 && name.at(first) === name.at(entry)) {
      repeated.add(entry)
      problems.push({ line: line.at(entry), reason: `id: line ${line.at(first)} has the same one` })
    } else first = entry
  }
  return { names: Float64Array.from(entries, (entry) => name.at(entry)), repeated }
}

/** 52 bits of a hash: among a million ids, the chance that two share one is one in nine thousand. */
function hashOf(id: string): number {
  return Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 13), 16) || 1
}

function isIn(sorted: Float64Array, wanted: number): boolean {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const value = sorted[middle] ?? 0
    if (value === wanted) return true
    if (value < wanted) low = middle + 1
    else high = middle - 1
  }
  return false
}
