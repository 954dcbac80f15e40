'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { send } from '../send.ts'
import { Problem } from '../workflow/problem.tsx'
import { useOrder } from '../workflow/use-order.ts'

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
  const { problem, isBusy, give } = useOrder()
  const id = useId()
  const decide = (shown: boolean) =>
    give(async () => {
      await send(url, { change, isShown: shown, note })
      router.refresh()
    })
  return (
    <div className="desk-workflow__ask">
      <label htmlFor={id}>A word about it, for readers</label>
      <input id={id} type="text" maxLength={300} value={note} onChange={({ target }) => setNote(target.value)} />
      <button type="button" className="desk-button" aria-disabled={isBusy} onClick={() => decide(true)}>
        {isShown ? 'Keep the word' : 'Show it to readers'}
      </button>
      {isShown && (
        <button
          type="button"
          className="desk-button desk-button--quiet"
          aria-disabled={isBusy}
          onClick={() => decide(false)}
        >
          Hide it again
        </button>
      )}
      <Problem text={problem} />
    </div>
  )
}
