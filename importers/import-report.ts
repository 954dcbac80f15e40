import type { Loss } from './body/body-options.ts'

/** More than anyone reads; the count goes on. */
const MOST_LISTED = 1000
const MOST_OF_A_WRONG_FILE = 5

export type Problem = { line: number; reason: string }
export type Counts = { created: number; updated: number; unchanged: number }

export type ImportReport = {
  stories: Counts
  entities: Counts
  failed: number
  /** Bad lines by number, the first thousand. */
  problems: Problem[]
  /** Lines that came in, but not whole (a picture that could not be had). */
  warnings: Problem[]
  /** What the conversion of bodies could not carry over. */
  losses: Partial<Record<Loss, number>>
  isDryRun: boolean
  /** There was not one line in the file. */
  isEmpty: boolean
}

export function emptyReport(isDryRun: boolean): ImportReport {
  const counts = () => ({ created: 0, updated: 0, unchanged: 0 })
  return {
    stories: counts(),
    entities: counts(),
    failed: 0,
    problems: [],
    warnings: [],
    losses: {},
    isDryRun,
    isEmpty: false,
  }
}

export function addProblem(report: ImportReport, problem: Problem): void {
  report.failed += 1
  if (report.problems.length < MOST_LISTED) report.problems.push(problem)
}

export function addWarning(report: ImportReport, warning: Problem): void {
  if (report.warnings.length < MOST_LISTED) report.warnings.push(warning)
}

/** The summary that a person reads at the end. */
export function describeReport(report: ImportReport, seconds: number): string {
  if (report.isEmpty) return 'There is not one line in the file: nothing was imported.'
  const { stories, entities, failed, losses } = report
  const written = stories.created + stories.updated
  const lines = [
    ...report.warnings.map(({ line, reason }) => `  line ${line}: ${reason} (the rest of the line came in)`),
    ...problemLines(report),
    '',
    report.isDryRun ? 'A dry run: nothing was written. It would have been:' : 'Imported:',
    `  stories   ${counted(stories)}, ${failed} failed`,
  ]
  if (entities.created + entities.updated + entities.unchanged > 0) {
    // A dry run does not compare the lines of those that are there already.
    const found = report.isDryRun
      ? `${entities.created} created, ${entities.unchanged} there already`
      : counted(entities)
    lines.push(`  authors, tags and sections on lines of their own   ${found}`)
  }
  if (losses.image) lines.push(`  ${plural(losses.image, 'picture')} left out (--images brings them in)`)
  if (losses.media)
    lines.push(
      `  of unknown providers: ${plural(losses.media, 'player')}, now ${losses.media === 1 ? 'a link' : 'links'}`,
    )
  if (losses.link) lines.push(`  ${plural(losses.link, 'link')} made plain text (no allowed or complete address)`)
  if (seconds > 0 && written > 0)
    lines.push(`  ${seconds.toFixed(1)} s, ${(written / seconds).toFixed(1)} stories a second`)
  return lines.join('\n')
}

function problemLines({ problems, failed, stories, entities }: ImportReport): string[] {
  const isAllBad = [stories, entities].every(({ created, updated, unchanged }) => created + updated + unchanged === 0)
  // Most likely the wrong file, or the wrong --map: a page full of the same says no more than the first lines.
  const listed = [...problems]
    .sort((one, other) => one.line - other.line)
    .slice(0, isAllBad ? MOST_OF_A_WRONG_FILE : undefined)
  const lines = listed.map(({ line, reason }) => `  line ${line}: ${reason}`)
  if (failed > listed.length) lines.push(`  … and ${failed - listed.length} more`)
  return isAllBad && failed > 1
    ? [...lines, '', 'Not one line could be read: is it a file of JSON lines in this form?']
    : lines
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function counted({ created, updated, unchanged }: Counts): string {
  return `${created} created, ${updated} updated, ${unchanged} unchanged`
}
