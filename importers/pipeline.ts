import type { Loss } from './body/body-options.ts'
import { type FileIndex, indexFile } from './file-index.ts'
import { addProblem, addWarning, emptyReport, type ImportReport } from './import-report.ts'
import { dryWriter, type ImportWriter, type StoryToWrite } from './import-writer.ts'
import { type NormaliseOptions, normaliseEntity, normaliseStory, peek, type StoryRecord } from './normalise.ts'
import { reasonOf } from './problem.ts'

export type ImportOptions = Omit<NormaliseOptions, 'onLoss'> & {
  file: string
  writer: ImportWriter
  dryRun?: boolean
  /** Stories in one transaction. */
  batchSize?: number
  longestLine?: number
  onProgress?: (progress: ImportProgress) => void
}
export type ImportProgress = { phase: 'reading' | 'writing' | 'linking'; done: number; total: number }

/**
 * Imports a file: reads, checks and converts line by line and writes in batches. A bad line is reported and skipped.
 * What is there already, unchanged, is left alone, so that an import can be repeated and taken up again where it broke off.
 *
 * Stories whose body names a story further down are written again at the end, when that one is there.
 */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const report = emptyReport(options.dryRun ?? false)
  const { format, longestLine, onProgress } = options
  const index = await indexFile(options.file, {
    peek: (value) => peek(value, format),
    longestLine,
    onBytes: (done, total) => onProgress?.({ phase: 'reading', done, total }),
  })
  try {
    report.isEmpty = index.entities.length + index.stories.length + index.problems.length === 0
    for (const problem of index.problems) addProblem(report, problem)
    const run: Run = {
      ...options,
      writer: options.dryRun ? dryWriter(options.writer) : options.writer,
      index,
      report,
      onLoss: (loss: Loss) => {
        report.losses[loss] = (report.losses[loss] ?? 0) + 1
      },
    }
    for (const entry of index.entities) await importEntity(entry, run)
    const waiting = await importStories(index.stories, { ...run, phase: 'writing' })
    await importStories(waiting, { ...run, phase: 'linking', onLoss: undefined })
    return report
  } finally {
    await index.close()
  }
}

type Run = ImportOptions & { index: FileIndex; report: ImportReport; onLoss?: (loss: Loss) => void }
type StoryRun = Run & { phase: 'writing' | 'linking' }
type Item = { entry: number; story: StoryToWrite }

async function importEntity(entry: number, run: Run): Promise<void> {
  try {
    const outcome = await run.writer.writeEntity(normaliseEntity(await run.index.read(entry), run))
    run.report.entities[outcome] += 1
  } catch (error) {
    addProblem(run.report, { line: run.index.lineOf(entry), reason: reasonOf(error) })
  }
}

/** Returns the entries that wait for a story that had not come yet. */
async function importStories(entries: Iterable<number> & { length: number }, run: StoryRun): Promise<number[]> {
  const waiting: number[] = []
  let done = 0
  for (const batch of batches(entries, run.batchSize ?? 25)) {
    waiting.push(...(await importBatch(batch, run)))
    done += batch.length
    run.onProgress?.({ phase: run.phase, done, total: entries.length })
  }
  return waiting
}

async function importBatch(entries: number[], run: StoryRun): Promise<number[]> {
  const records = await readRecords(entries, run)
  const known = await run.writer.knownStories(records.map(({ record }) => record.sourceId))
  const items: Item[] = []
  for (const { entry, record } of records) {
    const existing = known.get(record.sourceId)
    // What an editor threw away does not come back by itself, and what was withdrawn even less.
    const isAway = existing?.state === 'trash' || existing?.state === 'withdrawn'
    const isSettled = isAway || existing?.hash === record.hash
    if (!isSettled) items.push({ entry, story: { record, existing } })
    else if (run.phase === 'writing') run.report.stories.unchanged += 1
  }
  if (items.length === 0) return []
  try {
    return await writeAll(items, run)
  } catch (error) {
    // Only the database being away makes every line of a batch fail; that ends the import, and the next one takes it up.
    if (isOutage(error)) throw error
    const waiting: number[] = []
    for (const item of items) {
      try {
        waiting.push(...(await writeAll([item], run)))
      } catch (alone) {
        if (isOutage(alone)) throw alone
        addProblem(run.report, { line: run.index.lineOf(item.entry), reason: reasonOf(alone) })
      }
    }
    return waiting
  }
}

async function readRecords(entries: number[], run: StoryRun): Promise<{ entry: number; record: StoryRecord }[]> {
  const records: { entry: number; record: StoryRecord }[] = []
  for (const entry of entries) {
    try {
      records.push({ entry, record: normaliseStory(await run.index.read(entry), run) })
    } catch (error) {
      addProblem(run.report, { line: run.index.lineOf(entry), reason: reasonOf(error) })
    }
  }
  return records
}

async function writeAll(items: Item[], { writer, index, report, namespace, phase }: StoryRun): Promise<number[]> {
  const prefix = `${namespace}:`
  const isComing = (sourceId: string) =>
    phase === 'writing' && sourceId.startsWith(prefix) && index.hasStory(sourceId.slice(prefix.length))
  const written = await writer.writeStories(
    items.map(({ story }) => story),
    isComing,
  )
  const waiting: number[] = []
  for (const [at, { entry, story }] of items.entries()) {
    if (phase === 'writing') report.stories[story.existing ? 'updated' : 'created'] += 1
    if (written[at]?.missingStories.some(isComing)) waiting.push(entry)
    else for (const reason of written[at]?.warnings ?? []) addWarning(report, { line: index.lineOf(entry), reason })
  }
  return waiting
}

function* batches(entries: Iterable<number>, size: number): Generator<number[]> {
  let batch: number[] = []
  for (const entry of entries) {
    batch.push(entry)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Connection refused or lost, the server stopping: Postgres's classes 08 and 57P, and Node's own codes. */
function isOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : ''
    if (/^(?:ECONNREFUSED|ECONNRESET|EPIPE|ENOSPC|08...|57P..|53100)$/.test(code)) return true
  }
  return false
}
