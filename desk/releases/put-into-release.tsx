'use client'

import { Link } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { send } from '../send.ts'
import { Problem } from '../workflow/problem.tsx'
import { useOrder } from '../workflow/use-order.ts'
import type { OpenRelease } from './open-releases.ts'

/** Pins the text that is on the screen to a release. */
export function PutIntoRelease({
  api,
  releases,
  member,
  onDone,
}: {
  api: string
  releases: OpenRelease[]
  member: { collection: 'articles' | 'fronts'; id: string; revision: number | null }
  onDone: () => Promise<void>
}) {
  const [chosen, setChosen] = useState('')
  const { isBusy, problem, give } = useOrder()
  const id = useId()
  const release = releases.find((open) => open.id === chosen) ?? releases[0]
  const put = () =>
    give(async () => {
      await send(`${api}/releases/${release?.id}/add`, member)
      await onDone()
    })
  return (
    <details className="desk-workflow__more">
      <summary>Put into a release</summary>
      {release ? (
        <div className="desk-workflow__ask">
          <label htmlFor={id}>Goes live with</label>
          <select id={id} value={release.id} onChange={({ target }) => setChosen(target.value)}>
            {releases.map(({ id: value, name, due }) => (
              <option key={value} value={value}>
                {name} · {due ?? 'no moment yet'}
              </option>
            ))}
          </select>
          <button type="button" className="desk-button" aria-disabled={isBusy} onClick={put}>
            Put it into “{release.name}”
          </button>
        </div>
      ) : (
        <p>
          There is none that is open.{' '}
          <Link href="/admin/releases" prefetch={false}>
            Make one
          </Link>
          .
        </p>
      )}
      <p role="status">{isBusy ? 'One moment …' : ''}</p>
      <Problem text={problem} />
    </details>
  )
}
