import type { DateFieldServerProps } from 'payload'
import { readDeskClock } from '../desk-time.ts'
import { DueInput } from './due-input.tsx'

/** When it is due, by the paper's clock: everybody means the same moment, wherever their computers stand. */
export async function DueField({ path, payload, readOnly, permissions }: DateFieldServerProps) {
  const { timeZone } = await readDeskClock(payload)
  const mayUpdate = permissions === true || (typeof permissions === 'object' && Boolean(permissions?.update))
  return <DueInput path={path} zone={timeZone} isReadOnly={Boolean(readOnly) || !mayUpdate} />
}
