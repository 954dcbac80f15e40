'use client'

import { useCallback, useEffect, useState } from 'react'
import { send } from '../send.ts'
import type { SharedLink } from './share-endpoints.ts'

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

  const look = useCallback(async () => {
    const response = await fetch(`${url}/shared`, { credentials: 'same-origin' }).catch(() => undefined)
    if (response?.ok) setLinks((await response.json()).links)
  }, [url])
  useEffect(() => {
    look()
  }, [look])

  const share = () =>
    send<{ path: string; until: string }>(`${url}/share`, { days }).then(
      async (answer) => {
        setMade(answer)
        await navigator.clipboard?.writeText(`${window.location.origin}${answer.path}`).then(
          () => setWords('Copied.'),
          () => setWords(''),
        )
        await look()
      },
      (error: Error) => setWords(error.message),
    )
  const takeBack = (id: string) =>
    send(`${url}/unshare`, { id }).then(
      async () => {
        setMade(undefined)
        setWords('Taken back.')
        await look()
      },
      (error: Error) => setWords(error.message),
    )

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
        <button type="button" className="desk-button desk-button--quiet" onClick={share}>
          Make a link to this text
        </button>
        {made && (
          <p>
            <a href={made.path}>The link</a>, until {made.until}
          </p>
        )}
        <p role="status">{words}</p>
        {links.length > 0 && (
          <ul>
            {links.map(({ id, by, until }) => (
              <li key={id}>
                Until {until}
                {by && `, by ${by}`}{' '}
                <button type="button" className="desk-button desk-button--quiet" onClick={() => takeBack(id)}>
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
