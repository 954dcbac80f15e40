'use client'

import { useState } from 'react'
import type { Probed } from '../../newsroom/embargo/probe.ts'
import { send } from '../send.ts'

const WHAT = { headline: 'its headline', slug: 'its address', picture: 'its picture', answer: 'an answer' } as const

/** Looks on every public surface for what readers must not come upon, and says where it was found. */
export function LeakProbe({ url }: { url: string }) {
  const [probed, setProbed] = useState<Probed>()
  const [words, setWords] = useState('')
  const look = async () => {
    setProbed(undefined)
    setWords('Looking …')
    await send<Probed>(`${url}/probe`, {}).then(
      (found) => {
        setProbed(found)
        setWords(summary(found))
      },
      (error: Error) => setWords(error.message),
    )
  }
  return (
    <div className="desk-workflow__ask">
      <button type="button" className="desk-button desk-button--quiet" onClick={look}>
        Look for leaks
      </button>
      <p role="status">{words}</p>
      {probed && probed.leaks.length > 0 && (
        <ul>
          {probed.leaks.map(({ surface, path, what }) => (
            <li key={`${surface} ${path} ${what}`}>
              <strong>{surface}</strong>: {WHAT[what]} at <a href={path}>{path}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function summary({ leaks, asked, failed }: Probed): string {
  const silent = failed.length === 0 ? '' : ` ${failed.length} did not answer.`
  if (leaks.length > 0)
    return `Found in ${leaks.length} ${leaks.length === 1 ? 'place' : 'places'} of ${asked} looked at.${silent}`
  return `Nothing of it in ${asked} places looked at.${silent}`
}
