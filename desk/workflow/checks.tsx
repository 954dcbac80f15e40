'use client'

import { useState } from 'react'
import type { Check } from '../../newsroom/workflow/checklist.ts'
import { send } from '../send.ts'
import { goToField } from './go-to-field.ts'
import { Problem } from './problem.tsx'
import { useOrder } from './use-order.ts'

const WHEN = { review: 'before review', live: 'before it goes live', both: 'before review', hint: 'a hint' } as const
/** Other sites are asked behind the save: after so long it is looked what they said. */
const LOOKS_MS = [2000, 4000, 8000]

/** What a text should have, with what is still to do; each line leads to where it is done. */
export function Checks({ url, checks, onDone }: { url: string; checks: Check[]; onDone: () => Promise<void> }) {
  const open = checks.filter(({ isMet }) => !isMet)
  return (
    <details className="desk-workflow__checks">
      <summary>{open.length === 0 ? 'Everything is there' : `Still to do: ${open.length}`}</summary>
      <ul>
        {checks.map(({ name, isMet, text, level, field, canLookAgain }) => (
          <li key={name} data-met={isMet || undefined}>
            <span className="desk-hidden">{isMet ? 'Done: ' : 'To do: '}</span>
            {isMet ? (
              text
            ) : (
              <button type="button" onClick={() => goToField(field)}>
                {text}
              </button>
            )}
            {!isMet && <span className="desk-workflow__when">{WHEN[level]}</span>}
            {canLookAgain && <LookAgain url={url} onDone={onDone} />}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Has the links to other sites looked at now, and waits a little for what comes of it. */
function LookAgain({ url, onDone }: { url: string; onDone: () => Promise<void> }) {
  const [words, setWords] = useState('')
  const { isBusy, problem, give } = useOrder()
  const look = () =>
    give(async () => {
      setWords('')
      await send(`${url}/check-links`, {})
      for (const ms of LOOKS_MS) {
        await new Promise((wake) => setTimeout(wake, ms))
        await onDone()
      }
      setWords('Looked again.')
    })
  return (
    <div className="desk-workflow__again">
      <button type="button" aria-disabled={isBusy} onClick={look}>
        Look again
      </button>
      <span role="status">{isBusy ? ' Asking the other sites …' : ` ${words}`}</span>
      <Problem text={problem} />
    </div>
  )
}
