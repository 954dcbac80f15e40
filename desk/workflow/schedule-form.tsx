'use client'

import { send } from '../send.ts'
import { MomentForm } from './moment-form.tsx'
import { Problem } from './problem.tsx'
import { useOrder } from './use-order.ts'

/** Pins a text to a moment, moves it, or takes it off again. What is in a release has the release's moment. */
export function ScheduleForm({
  url,
  zone,
  isScheduled,
  release,
  maySchedule,
  revision,
  onDone,
}: {
  /** Of the document. */
  url: string
  zone: string
  isScheduled: boolean
  release: { name: string } | undefined
  maySchedule: boolean
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
      <summary>
        {release ? 'Take out of the release' : isScheduled ? 'Move or take off the schedule' : 'Schedule'}
      </summary>
      {maySchedule && !release && (
        <MomentForm
          url={`${url}/schedule`}
          zone={zone}
          label="Goes live on"
          button={isScheduled ? 'Schedule this text for then' : 'Schedule'}
          extra={{ revision }}
          onDone={onDone}
        />
      )}
      {isScheduled && (
        <button type="button" className="desk-button desk-button--quiet" aria-disabled={isBusy} onClick={takeOff}>
          {release ? `Take it out of “${release.name}”` : 'Take off the schedule'}
        </button>
      )}
      <p role="status">{isBusy ? 'One moment …' : ''}</p>
      <Problem text={problem} />
    </details>
  )
}
