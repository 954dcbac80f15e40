import type { DefaultServerCellComponentProps, Payload } from 'payload'
import { cache } from 'react'
import { OPEN_STATES } from '../../newsroom/planning/assignment-states.ts'
import { deskTime, readDeskClock } from '../desk-time.ts'

/** Asked once for all rows of a list. */
const clockOf = cache((payload: Payload) => readDeskClock(payload))

/** When an assignment is due, by the paper's clock, and whether it is late. */
export async function DueCell({ cellData, rowData, payload }: DefaultServerCellComponentProps) {
  if (!cellData) return <span>—</span>
  const due = new Date(cellData).toISOString()
  const now = new Date().toISOString()
  const isLate = due < now && OPEN_STATES.some((open) => open === rowData?.state)
  return (
    <span className={isLate ? 'desk-tone--late' : undefined}>
      {isLate && 'Late: '}
      <time dateTime={due}>{deskTime(due, await clockOf(payload), now)}</time>
    </span>
  )
}
