'use client'

import { useId, useState } from 'react'
import { send } from '../send.ts'
import { Problem } from './problem.tsx'
import { useOrder } from './use-order.ts'

/** A time of the paper's clock, and the button that sends it. In the night in which an hour comes twice it asks which. */
export function MomentForm({
  url,
  zone,
  label,
  button,
  extra = {},
  withReason = false,
  onDone,
}: {
  url: string
  zone: string
  label: string
  button: string
  extra?: Record<string, unknown>
  withReason?: boolean
  onDone: () => Promise<void>
}) {
  const [at, setAt] = useState('')
  const [reason, setReason] = useState('')
  const [twice, setTwice] = useState<{ early: string; late: string }>()
  const { isBusy, problem, give } = useOrder()
  const id = useId()

  const order = async (which?: 'earlier' | 'later') => {
    if (at === '') return
    const refusal = await give(async () => {
      await send(url, { at, ...(which && { which }), ...(withReason && { reason }), ...extra })
      setAt('')
      await onDone()
    })
    const { isTwice, early, late } = refusal?.data ?? {}
    setTwice(isTwice ? { early: String(early), late: String(late) } : undefined)
  }

  return (
    <div className="desk-workflow__ask">
      <label htmlFor={id}>
        {label} <span>in {zone}</span>
      </label>
      <input id={id} type="datetime-local" value={at} onChange={({ target }) => setAt(target.value.slice(0, 16))} />
      {withReason && (
        <label>
          Why
          <textarea rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      )}
      {twice ? (
        <>
          <button type="button" className="desk-button" aria-disabled={isBusy} onClick={() => order('earlier')}>
            The earlier, {twice.early}
          </button>
          <button type="button" className="desk-button" aria-disabled={isBusy} onClick={() => order('later')}>
            The later, {twice.late}
          </button>
        </>
      ) : (
        <button type="button" className="desk-button" aria-disabled={isBusy || at === ''} onClick={() => order()}>
          {button}
        </button>
      )}
      <p role="status">{isBusy ? 'One moment …' : ''}</p>
      <Problem text={problem} />
    </div>
  )
}
