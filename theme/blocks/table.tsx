import type { TableCellView } from '../../reading/views.ts'
import { Inline } from '../inline.tsx'
import { words } from '../words.ts'
import type { BlockProps } from './block-props.ts'

/** A table that scrolls inside itself; the frame takes the focus so that arrow keys can scroll it. */
export function Table({ block: { caption, rows }, context }: BlockProps<'table'>) {
  const [first, ...others] = rows
  const hasHead = rows.length > 1 && first?.every((cell) => cell.header)
  const body = hasHead ? others : rows
  const figures = figureColumns(body)
  return (
    // A group and no section: several tables without a caption would be landmarks of one name.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <div role="group" className="table" tabIndex={0} aria-label={caption ?? words.table}>
      <table>
        {caption && <caption dir="auto">{caption}</caption>}
        {hasHead && (
          <thead>
            <Row cells={first ?? []} scope="col" figures={figures} isPaid={context.isPaid} />
          </thead>
        )}
        <tbody>
          {body.map((cells, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and are rendered once
            <Row key={place} cells={cells} scope="row" figures={figures} isPaid={context.isPaid} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = { cells: TableCellView[]; scope: 'col' | 'row'; figures: Set<number>; isPaid: boolean }

function Row({ cells, figures, ...cell }: RowProps) {
  return (
    <tr>
      {cells.map((content, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity of their own and are rendered once
        <Cell key={place} cell={content} isFigure={figures.has(place)} {...cell} />
      ))}
    </tr>
  )
}

type CellProps = { cell: TableCellView; scope: 'col' | 'row'; isFigure: boolean; isPaid: boolean }

function Cell({ cell, scope, isFigure, isPaid }: CellProps) {
  // The corner above row heads and beside column heads is empty: it heads nothing.
  const isHead = cell.header && cell.children.some((part) => part.type !== 'text' || part.text.trim() !== '')
  const Element = isHead ? 'th' : 'td'
  return (
    <Element
      scope={isHead ? scope : undefined}
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
      className={isFigure ? 'figure' : undefined}
      dir="auto"
    >
      <Inline isPaid={isPaid}>{cell.children}</Inline>
    </Element>
  )
}

/** Columns of figures: their cells stand under each other, flush at the end, and so does what heads them. */
function figureColumns(rows: TableCellView[][]): Set<number> {
  const columns = new Set<number>()
  const isSpanned = rows.some((cells) => cells.some((cell) => (cell.colSpan ?? 1) > 1 || (cell.rowSpan ?? 1) > 1))
  if (isSpanned) return columns
  for (let place = 1; place < (rows[0]?.length ?? 0); place++) {
    const texts = rows.map((cells) => textOf(cells[place])).filter(Boolean)
    if (texts.length > 0 && texts.every((text) => FIGURE.test(text))) columns.add(place)
  }
  return columns
}

const FIGURE = /^[\s\p{Sc}+\-−–]*\d[\d.,\s]*(%|\p{L}{1,3})?$/u

function textOf(cell: TableCellView | undefined): string {
  return (cell?.children ?? [])
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('')
    .trim()
}
