'use client'

import { type FormEvent, useState } from 'react'
import { send } from '../send.ts'
import { Problem } from '../workflow/problem.tsx'
import { useOrder } from '../workflow/use-order.ts'

/** An old address that leads elsewhere from the moment on. */
export function AddRedirect({ url, onDone }: { url: string; onDone: () => Promise<void> }) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const { isBusy, problem, give } = useOrder()
  const isWhole = from.trim() !== '' && to.trim() !== ''
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole) return
    void give(async () => {
      await send(`${url}/redirect`, { from, to })
      setFrom('')
      setTo('')
      await onDone()
    })
  }
  return (
    <details className="desk-workflow__more">
      <summary>Add a redirect</summary>
      <form className="desk-releases__ask" onSubmit={add}>
        <label>
          From the address
          <input
            value={from}
            maxLength={500}
            placeholder="/old-address"
            autoComplete="off"
            onChange={({ target }) => setFrom(target.value)}
          />
        </label>
        <label>
          To
          <input
            value={to}
            maxLength={2000}
            placeholder="/section/story, or https://"
            autoComplete="off"
            onChange={({ target }) => setTo(target.value)}
          />
        </label>
        <button type="submit" className="desk-button" aria-disabled={isBusy || !isWhole}>
          Add the redirect
        </button>
      </form>
      <Problem text={problem} />
    </details>
  )
}
