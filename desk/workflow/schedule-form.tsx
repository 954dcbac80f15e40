'use client'

import { useState } from 'react'
import { send } from '../send.ts'
import { MomentForm } from './moment-form.tsx'
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
  onDone: () => void
}) {
  const [problem, setProblem] = useState('')
  const takeOff = () =>
    send(`${url}/unschedule`, {}).then(onDone, (error: Error) => {
      setProblem(error.message)
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
        <button type="button" className="desk-button desk-button--quiet" onClick={takeOff}>
          Take off the schedule
        </button>
      )}
      {problem && (
        <p role="alert" className="desk-workflow__problem">
          {problem}
        </p>
      )}
    </details>
  )
}
