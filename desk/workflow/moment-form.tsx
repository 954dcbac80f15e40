'use client'

import { useId, useState } from 'react'
import { type Refusal, send } from '../send.ts'

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
  onDone: () => void
}) {
  const [at, setAt] = useState('')
  const [reason, setReason] = useState('')
  const [twice, setTwice] = useState<{ early: string; late: string }>()
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const id = useId()

  const order = async (which?: 'earlier' | 'later') => {
    setBusy(true)
    setProblem('')
    try {
      await send(url, { at, ...(which && { which }), ...(withReason && { reason }), ...extra })
      setTwice(undefined)
      setAt('')
      onDone()
    } catch (error) {
      const { message, data } = error as Refusal
      setProblem(message)
      setTwice(data?.isTwice ? { early: String(data.early), late: String(data.late) } : undefined)
    }
    setBusy(false)
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
          <button type="button" className="desk-button" disabled={isBusy} onClick={() => order('earlier')}>
            The earlier, {twice.early}
          </button>
          <button type="button" className="desk-button" disabled={isBusy} onClick={() => order('later')}>
            The later, {twice.late}
          </button>
        </>
      ) : (
        <button type="button" className="desk-button" disabled={isBusy || at === ''} onClick={() => order()}>
          {button}
        </button>
      )}
      {problem && (
        <p role="alert" className="desk-workflow__problem">
          {problem}
        </p>
      )}
    </div>
  )
}
