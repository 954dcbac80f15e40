'use client'

import { useCallback, useEffect, useState } from 'react'
import { send } from '../send.ts'
import { Problem } from './problem.tsx'
import type { SharedLink } from './share-endpoints.ts'
import { useOrder } from './use-order.ts'

const DAYS = [
  [1, 'a day'],
  [7, 'a week'],
  [30, 'a month'],
] as const

/** A link to the text as it is now, for somebody without an account; and those that are out, to be taken back. */
export function SharePreview({ url }: { url: string }) {
  const [days, setDays] = useState<number>(7)
  const [links, setLinks] = useState<SharedLink[]>([])
  const [made, setMade] = useState<{ path: string; until: string }>()
  const [words, setWords] = useState('')
  const { isBusy, problem, give, setProblem } = useOrder()

  const look = useCallback(async () => {
    const response = await fetch(`${url}/shared`, { credentials: 'same-origin' }).catch(() => undefined)
    if (!response?.ok) throw new Error('Which links are out could not be read. Reload to see them.')
    setLinks((await response.json()).links)
  }, [url])
  useEffect(() => {
    look().catch((error: Error) => setProblem(error.message))
  }, [look, setProblem])

  const share = () =>
    give(async () => {
      setWords('')
      const answer = await send<{ path: string; until: string }>(`${url}/share`, { days })
      setMade(answer)
      // Without leave, or without TLS, a page may not: the link stands there all the same.
      await navigator.clipboard?.writeText(`${window.location.origin}${answer.path}`).then(
        () => setWords('Copied.'),
        () => setWords('Made. Copy it from here.'),
      )
      await look()
    })
  const takeBack = (id: string) =>
    give(async () => {
      await send(`${url}/unshare`, { id })
      setMade(undefined)
      setWords('Taken back.')
      await look()
    })

  return (
    <details className="desk-workflow__more">
      <summary>Share a preview</summary>
      <div className="desk-workflow__ask">
        <label>
          For whoever has the link, without an account, for{' '}
          <select value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {DAYS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="desk-button desk-button--quiet" aria-disabled={isBusy} onClick={share}>
          Make a link to this text
        </button>
        {made && (
          <p>
            <a href={made.path}>The link</a>, until {made.until}
          </p>
        )}
        <p role="status">{isBusy ? 'One moment …' : words}</p>
        <Problem text={problem} />
        {links.length > 0 && (
          <ul>
            {links.map(({ id, by, until }) => (
              <li key={id}>
                Until {until}
                {by && `, by ${by}`}{' '}
                <button
                  type="button"
                  className="desk-button desk-button--quiet"
                  aria-disabled={isBusy}
                  onClick={() => takeBack(id)}
                >
                  Take back
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}
