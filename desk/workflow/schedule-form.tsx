'use client'

import { send } from '../send.ts'
import { MomentForm } from './moment-form.tsx'
import { Problem } from './problem.tsx'
import { useOrder } from './use-order.ts'
import type { Standings } from './workflow-endpoints.ts'

/** Pins the text that is approved to a moment, moves it, or takes it off again. */
export function ScheduleForm({
  url,
  found: { schedule, zone, actions },
  revision,
  onDone,
}: {
  url: string
  found: Standings
  revision: number | null
  onDone: () => Promise<void>
}) {
  const { isBusy, problem, give } = useOrder()
  const takeOff = () =>
    give(async () => {
      await send(`${url}/unschedule`, {})
      await onDone()
    })
  return (
    <details className="desk-workflow__more">
      <summary>{schedule ? 'Move or take off the schedule' : 'Schedule'}</summary>
      {actions.includes('schedule') && (
        <MomentForm
          url={`${url}/schedule`}
          zone={zone}
          label="Goes live on"
          button={schedule ? 'Schedule this text for then' : 'Schedule'}
          extra={{ revision }}
          onDone={onDone}
        />
      )}
      {schedule && (
        <button type="button" className="desk-button desk-button--quiet" aria-disabled={isBusy} onClick={takeOff}>
          Take off the schedule
        </button>
      )}
      <p role="status">{isBusy ? 'One moment …' : ''}</p>
      <Problem text={problem} />
    </details>
  )
}
