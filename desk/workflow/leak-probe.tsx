'use client'

import { useState } from 'react'
import type { Probed } from '../../newsroom/embargo/probe.ts'
import { send } from '../send.ts'
import { Problem } from './problem.tsx'
import { useOrder } from './use-order.ts'

const WHERE: Record<Probed['leaks'][number]['surface'], string> = {
  page: 'The story’s own page',
  list: 'A list of stories',
  related: 'Another story’s page',
  search: 'The search',
  feed: 'A feed',
  sitemap: 'The list for search engines',
  'json-ld': 'What a page tells search engines',
  'og-image': 'The picture that networks show',
  api: 'The newsroom’s own doors',
  media: 'The file of a picture',
  preview: 'The preview',
}

const WHAT = { headline: 'its headline', slug: 'its address', picture: 'its picture', answer: 'an answer' } as const

/** Looks on every public surface for what readers must not come upon, and says where it was found. */
export function LeakProbe({ url }: { url: string }) {
  const [probed, setProbed] = useState<Probed>()
  const { isBusy, problem, give } = useOrder()
  const look = () =>
    give(async () => {
      setProbed(undefined)
      setProbed(await send<Probed>(`${url}/probe`, {}))
    })
  return (
    <div className="desk-workflow__ask">
      <button type="button" className="desk-button desk-button--quiet" aria-disabled={isBusy} onClick={look}>
        Look for leaks
      </button>
      <p role="status">{isBusy ? 'Looking at every place: this takes some seconds …' : probed && summary(probed)}</p>
      <Problem text={problem} />
      {probed && probed.leaks.length > 0 && (
        <ul>
          {probed.leaks.map(({ surface, path, what }) => (
            <li key={`${surface} ${path} ${what}`}>
              <strong>{WHERE[surface]}</strong>: {WHAT[what]}
              {/* An address of the newsroom's own is nothing to read. */}
              {surface !== 'api' && (
                <>
                  {' '}
                  at <a href={path}>{path}</a>
                </>
              )}
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
