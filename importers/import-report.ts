import type { Loss } from './body/body-options.ts'

/** More than anyone reads; the count goes on. */
const MOST_LISTED = 1000

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
}

export function emptyReport(isDryRun: boolean): ImportReport {
  const counts = () => ({ created: 0, updated: 0, unchanged: 0 })
  return { stories: counts(), entities: counts(), failed: 0, problems: [], warnings: [], losses: {}, isDryRun }
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
  const { stories, entities, failed, losses } = report
  const written = stories.created + stories.updated
  const lines = [
    ...report.warnings.map(({ line, reason }) => `  line ${line}: ${reason} (the rest of the line came in)`),
    ...problemLines(report),
    '',
    report.isDryRun ? 'A dry run: nothing was written. It would have been:' : 'Imported:',
    `  stories   ${counted(stories)}, ${failed} failed`,
  ]
  if (!report.isDryRun && entities.created + entities.updated + entities.unchanged > 0) {
    lines.push(`  authors, tags and sections on lines of their own   ${counted(entities)}`)
  }
  if (losses.image) lines.push(`  ${losses.image} pictures left out (--images brings them in)`)
  if (losses.media) lines.push(`  ${losses.media} players of unknown providers became links`)
  if (losses.link) lines.push(`  ${losses.link} links became plain text (no allowed or complete address)`)
  if (seconds > 0 && written > 0)
    lines.push(`  ${seconds.toFixed(1)} s, ${(written / seconds).toFixed(1)} stories a second`)
  return lines.join('\n')
}

function problemLines({ problems, failed }: ImportReport): string[] {
  const lines = [...problems]
    .sort((one, other) => one.line - other.line)
    .map(({ line, reason }) => `  line ${line}: ${reason}`)
  return failed > problems.length ? [...lines, `  … and ${failed - problems.length} more`] : lines
}

function counted({ created, updated, unchanged }: Counts): string {
  return `${created} created, ${updated} updated, ${unchanged} unchanged`
}
