import type { Mark } from '../../edition/body.ts'
import { isBlank } from '../../lib/clean-text.ts'
import type { ArchiveInline, ArchiveText } from '../archive/body-schema.ts'
import type { LinkTarget } from './link-target.ts'

/** A piece of text as it is met in the document, before white space is settled. `kept` text (code) keeps its own. */
export type Run = { text: string; marks: Mark[]; link?: LinkTarget; kept?: boolean } | 'break'

/** Two line breaks in a row are how old pages wrote paragraphs: the runs are cut there, and every line is settled by itself. */
export function linesOf(runs: Run[]): ArchiveInline[][] {
  const lines: Run[][] = [[]]
  let breaks = 0
  for (const run of runs) {
    if (run !== 'break' && !run.kept && /^[ \t\n\r\f]*$/.test(run.text) && breaks > 0) continue
    if (run === 'break') breaks += 1
    else breaks = 0
    if (breaks === 2) lines.push([])
    if (breaks < 2) lines.at(-1)?.push(run)
  }
  return lines.map(inlinesOf).filter((line) => line.length > 0)
}

/** Settles white space as a browser does, drops breaks at the ends, joins neighbours of the same kind and groups the text of a link. */
function inlinesOf(runs: Run[]): ArchiveInline[] {
  const settled = settleSpace(runs)
  while (settled[0] === 'break') settled.shift()
  while (settled.at(-1) === 'break') settled.pop()
  if (settled.every((run) => run === 'break' || isBlank(run.text))) return []
  const inlines: ArchiveInline[] = []
  let open: LinkTarget | undefined
  for (const run of settled) {
    if (run === 'break') {
      inlines.push({ type: 'break' })
      open = undefined
      continue
    }
    const last = inlines.at(-1)
    if (run.link && run.link === open && last && 'children' in last) append(last.children, textOf(run))
    else if (run.link) inlines.push({ ...run.link, children: [textOf(run)] })
    else append(inlines, textOf(run))
    open = run.link
  }
  return inlines
}

function settleSpace(runs: Run[]): Run[] {
  const settled: Run[] = []
  let afterSpace = true
  for (const run of runs) {
    if (run === 'break') {
      trimEnd(settled)
      settled.push('break')
      afterSpace = true
      continue
    }
    let text = run.text
    if (!run.kept) {
      text = text.replace(/[ \t\n\r\f]+/g, ' ')
      if (afterSpace && text.startsWith(' ')) text = text.slice(1)
    }
    if (text === '') continue
    settled.push({ ...run, text })
    afterSpace = text.endsWith(' ')
  }
  trimEnd(settled)
  return settled
}

function trimEnd(runs: Run[]): void {
  const last = runs.at(-1)
  if (!last || last === 'break' || !last.text.endsWith(' ')) return
  runs.pop()
  const text = last.text.replace(/ +$/, '')
  if (text !== '') runs.push({ ...last, text })
  else trimEnd(runs)
}

function textOf(run: Exclude<Run, 'break'>): ArchiveText {
  return run.marks.length > 0 ? { type: 'text', text: run.text, marks: run.marks } : { type: 'text', text: run.text }
}

function append(inlines: ArchiveInline[], text: ArchiveText): void {
  const last = inlines.at(-1)
  if (last?.type === 'text' && sameMarks(last.marks, text.marks)) last.text += text.text
  else inlines.push(text)
}

function sameMarks(one: Mark[] = [], other: Mark[] = []): boolean {
  return one.length === other.length && one.every((mark) => other.includes(mark))
}
