'use client'

import { useId, useState } from 'react'
import { send } from '../send.ts'
import { LeakProbe } from './leak-probe.tsx'
import { MomentForm } from './moment-form.tsx'
import { Problem } from './problem.tsx'
import { useOrder } from './use-order.ts'
import type { Standings } from './workflow-endpoints.ts'

/** Keeps a story from readers until a moment, whoever publishes it; an admin lifts that, with a reason. */
export function EmbargoForm({
  url,
  found: { embargo, zone },
  onDone,
}: {
  url: string
  found: Standings
  onDone: () => Promise<void>
}) {
  const [reason, setReason] = useState('')
  const { isBusy, problem, give } = useOrder()
  const id = useId()
  const lift = () =>
    give(async () => {
      await send(`${url}/lift-embargo`, { reason })
      setReason('')
      await onDone()
    })
  return (
    <details className="desk-workflow__more">
      <summary>Embargo</summary>
      {!embargo && <p>Links to previews end with it. Share the story again with whoever may read it before.</p>}
      <MomentForm
        url={`${url}/embargo`}
        zone={zone}
        label={embargo ? 'Move it to' : 'Not before'}
        button={embargo ? 'Move the embargo' : 'Set the embargo'}
        withReason
        onDone={onDone}
      />
      {embargo?.mayLift && (
        <div className="desk-workflow__ask">
          <label htmlFor={id}>Why it is lifted</label>
          <textarea id={id} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
          <button
            type="button"
            className="desk-button desk-button--quiet"
            disabled={reason.trim() === ''}
            aria-disabled={isBusy}
            onClick={lift}
          >
            Lift the embargo
          </button>
          <p role="status">{isBusy ? 'One moment …' : ''}</p>
        </div>
      )}
      <LeakProbe url={url} />
      <Problem text={problem} />
    </details>
  )
}
