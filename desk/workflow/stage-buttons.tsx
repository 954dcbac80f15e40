'use client'

import { useForm, useFormFields, useFormModified } from '@payloadcms/ui'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { ACTIONS, type WorkflowAction } from '../../newsroom/workflow/workflow.ts'
import { send } from '../send.ts'
import { Problem } from './problem.tsx'
import { useOrder } from './use-order.ts'

/** Those that change the stage; the others have forms of their own, or Payload's button. */
const SHOWN = ['submit', 'approve', 'sendBack', 'withdrawFromReview'] as const

/** Hands a text in, approves it, sends it back; with a word for whoever is next. */
export function StageButtons({
  url,
  actions,
  onDone,
}: {
  url: string
  actions: WorkflowAction[]
  onDone: () => Promise<void>
}) {
  const { submit, dispatchFields } = useForm()
  const isModified = useFormModified()
  const revision = useFormFields(([fields]) => fields.revision?.value as number | null | undefined)
  const savedInForm = useFormFields(([fields]) => fields.savedInForm?.value as string | undefined)
  const [asked, setAsked] = useState<(typeof SHOWN)[number]>()
  const [reason, setReason] = useState('')
  const { isBusy, problem, give, setProblem } = useOrder()
  const pressed = useRef<string>(undefined)
  const buttons = useRef<HTMLDivElement>(null)
  const reasonBox = useRef<HTMLTextAreaElement>(null)
  const reasonId = useId()

  // Whoever pressed a button goes on with its question, and afterwards where they were.
  useLayoutEffect(() => {
    if (asked) reasonBox.current?.focus()
    else if (pressed.current) {
      const same = buttons.current?.querySelector<HTMLElement>(`[data-action=${pressed.current}]`)
      const next = same ?? buttons.current?.querySelector('button') ?? buttons.current?.closest('section')
      next?.focus()
      pressed.current = undefined
    }
  }, [asked])

  const ask = (action: (typeof SHOWN)[number]) => {
    setProblem('')
    setReason('')
    pressed.current = action
    setAsked(action)
  }
  const take = (action: WorkflowAction) =>
    give(async () => {
      // What is on the screen is what is handed in, or nothing is.
      if (isModified) {
        const saved = await submit({ ...KEEP, action: `${url}?draft=true&depth=0`, method: 'PATCH' })
        if (!saved?.res.ok) throw new Error(NOT_SAVED)
      }
      const order = { action, reason, revision: revision ?? null, savedInForm }
      const answer = await send<{ revision: number; stage: string }>(`${url}/transitions`, order)
      dispatchFields({ type: 'UPDATE', path: 'revision', value: answer.revision })
      dispatchFields({ type: 'UPDATE', path: 'stage', value: answer.stage })
      await onDone()
      setAsked(undefined)
      setReason('')
    })

  return (
    <>
      {asked ? (
        <div className="desk-workflow__ask">
          <label htmlFor={reasonId}>
            {ACTIONS[asked].reason === 'required' ? 'Why?' : 'A word with it, if you like'}
          </label>
          <textarea
            ref={reasonBox}
            id={reasonId}
            rows={3}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <button type="button" className="desk-button" aria-disabled={isBusy} onClick={() => take(asked)}>
            {ACTIONS[asked].label}
          </button>
          <button type="button" className="desk-button desk-button--quiet" onClick={() => setAsked(undefined)}>
            Not now
          </button>
          <p role="status">{isBusy ? 'One moment …' : ''}</p>
        </div>
      ) : (
        <div className="desk-workflow__actions" ref={buttons}>
          {SHOWN.filter((action) => actions.includes(action)).map((action) => (
            <button
              key={action}
              type="button"
              data-action={action}
              className="desk-button desk-button--quiet"
              onClick={() => ask(action)}
            >
              {ACTIONS[action].label}
            </button>
          ))}
        </div>
      )}
      <Problem text={problem} />
    </>
  )
}

const NOT_SAVED = 'What is on the screen could not be saved, so nothing was done with it. Try again in a moment.'

const KEEP = {
  acceptValues: { overrideLocalChanges: false },
  disableSuccessStatus: true,
  skipValidation: true,
  overrides: { _status: 'draft' },
}
