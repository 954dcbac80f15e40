import type { Cell, Findings, Table } from './measurement.ts'

/** Findings as a text for a terminal. */
export function printFindings({ tables, checks }: Findings): string {
  const parts = tables.map(printTable)
  if (checks.length > 0) {
    const rows = checks.map(({ what, required, measured, holds }) => [holds ? '✓' : '✗', what, required, measured])
    parts.push(printTable({ title: 'What must hold', columns: ['', 'what', 'required', 'measured'], rows }))
  }
  return parts.join('\n\n')
}

function printTable({ title, columns, rows, note }: Table): string {
  const cells = [columns, ...rows.map((row) => row.map(printCell))]
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row, index) =>
    row
      .map((cell, column) => {
        const isNumber = index === 0 ? isNumeric(rows[0]?.[column]) : isNumeric(rows[index - 1]?.[column])
        return isNumber ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
      })
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [title, '', lines[0], rule, ...lines.slice(1), ...(note ? ['', note] : [])].join('\n')
}

function isNumeric(cell: Cell): boolean {
  return typeof cell === 'number' || cell === undefined
}

/** Three figures that count: more would claim a precision that no run has. */
export function printCell(cell: Cell): string {
  if (cell === undefined || Number.isNaN(cell)) return '–'
  if (typeof cell === 'string') return cell
  if (Math.abs(cell) >= 100 || Number.isInteger(cell)) return Math.round(cell).toLocaleString('en')
  return cell.toPrecision(3)
}
