'use client'

import { useState } from 'react'
import { send } from '../send.ts'
import { Problem } from '../workflow/problem.tsx'
import { useOrder } from '../workflow/use-order.ts'

export function RenameRelease({ url, name, onDone }: { url: string; name: string; onDone: () => Promise<void> }) {
  const [typed, setTyped] = useState(name)
  const { isBusy, problem, give } = useOrder()
  const isOther = typed.trim() !== '' && typed.trim() !== name
  const rename = () =>
    isOther &&
    give(async () => {
      await send(`${url}/rename`, { name: typed })
      await onDone()
    })
  return (
    <details className="desk-workflow__more">
      <summary>Rename the release</summary>
      <div className="desk-workflow__ask">
        <label>
          Name
          <input type="text" value={typed} maxLength={120} onChange={({ target }) => setTyped(target.value)} />
        </label>
        <button type="button" className="desk-button" aria-disabled={isBusy || !isOther} onClick={rename}>
          Rename
        </button>
      </div>
      <Problem text={problem} />
    </details>
  )
}
