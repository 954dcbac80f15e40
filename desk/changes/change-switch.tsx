'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { send } from '../send.ts'

/** Shows readers a change, with a word about it, or hides it again. */
export function ChangeSwitch({
  url,
  change,
  isShown,
  note: kept,
}: {
  url: string
  change: string
  isShown: boolean
  note: string
}) {
  const router = useRouter()
  const [note, setNote] = useState(kept)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const decide = async (shown: boolean) => {
    setBusy(true)
    setProblem('')
    await send(url, { change, isShown: shown, note }).then(
      () => router.refresh(),
      (error: Error) => setProblem(error.message),
    )
    setBusy(false)
  }
  return (
    <div className="desk-workflow__ask">
      <label htmlFor={id}>A word about it, for readers</label>
      <input id={id} type="text" maxLength={300} value={note} onChange={({ target }) => setNote(target.value)} />
      <button type="button" className="desk-button" disabled={isBusy} onClick={() => decide(true)}>
        {isShown ? 'Keep the word' : 'Show it to readers'}
      </button>
      {isShown && (
        <button
          type="button"
          className="desk-button desk-button--quiet"
          disabled={isBusy}
          onClick={() => decide(false)}
        >
          Hide it again
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
