'use client'

import { useForm, useFormFields, useFormModified } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { ACTIONS, type WorkflowAction } from '../../newsroom/workflow/workflow.ts'
import { send } from '../send.ts'

/** Those that change the stage; the others have forms of their own, or Payload's button. */
const SHOWN = ['submit', 'withdrawFromReview', 'approve', 'sendBack'] as const

/** Hands a text in, approves it, sends it back; with a word for whoever is next. */
export function StageButtons({ url, actions, onDone }: { url: string; actions: WorkflowAction[]; onDone: () => void }) {
  const { submit, dispatchFields } = useForm()
  const isModified = useFormModified()
  const revision = useFormFields(([fields]) => fields.revision?.value as number | null | undefined)
  const savedInForm = useFormFields(([fields]) => fields.savedInForm?.value as string | undefined)
  const [asked, setAsked] = useState<(typeof SHOWN)[number]>()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const reasonId = useId()

  const ask = (action: (typeof SHOWN)[number]) => {
    setProblem('')
    setReason('')
    setAsked(action)
  }
  const take = async (action: WorkflowAction) => {
    setBusy(true)
    try {
      // What is on the screen is what is handed in.
      if (isModified) await submit({ ...KEEP, action: `${url}?draft=true&depth=0`, method: 'PATCH' })
      const order = { action, reason, revision: revision ?? null, savedInForm }
      const answer = await send<{ revision: number; stage: string }>(`${url}/transitions`, order)
      dispatchFields({ type: 'UPDATE', path: 'revision', value: answer.revision })
      dispatchFields({ type: 'UPDATE', path: 'stage', value: answer.stage })
      setAsked(undefined)
      setReason('')
      onDone()
    } catch (error) {
      setProblem((error as Error).message)
    }
    setBusy(false)
  }

  return (
    <>
      {asked ? (
        <div className="desk-workflow__ask">
          <label htmlFor={reasonId}>
            {ACTIONS[asked].reason === 'required' ? 'Why?' : 'A word with it, if you like'}
          </label>
          <textarea
            // Whoever pressed the button goes on here.
            ref={(node) => node?.focus()}
            id={reasonId}
            rows={3}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <button type="button" className="desk-button" disabled={isBusy} onClick={() => take(asked)}>
            {ACTIONS[asked].label}
          </button>
          <button type="button" className="desk-button desk-button--quiet" onClick={() => setAsked(undefined)}>
            Not now
          </button>
        </div>
      ) : (
        <div className="desk-workflow__actions">
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
      {problem && (
        <p role="alert" className="desk-workflow__problem">
          {problem}
        </p>
      )}
    </>
  )
}

const KEEP = {
  acceptValues: { overrideLocalChanges: false },
  disableSuccessStatus: true,
  skipValidation: true,
  overrides: { _status: 'draft' },
}
