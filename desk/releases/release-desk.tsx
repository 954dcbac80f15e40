'use client'

import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import type { Member } from '../../newsroom/schedule/read-members.ts'
import type { Release } from '../../newsroom/schedule/read-releases.ts'
import { send } from '../send.ts'
import { MomentForm } from '../workflow/moment-form.tsx'
import { Problem } from '../workflow/problem.tsx'
import { useKeptFocus } from '../workflow/use-kept-focus.ts'
import { useOrder } from '../workflow/use-order.ts'
import { AddMember } from './add-member.tsx'
import { AddRedirect } from './add-redirect.tsx'
import { MemberList } from './member-list.tsx'
import { RenameRelease } from './rename-release.tsx'

/** What can be done with a release that is not live. @param release - its moment in words */
export function ReleaseDesk({ release, members, zone }: { release: Release; members: Member[]; zone: string }) {
  const { config } = useConfig()
  const router = useRouter()
  const panel = useRef<HTMLElement>(null)
  const [isSure, setSure] = useState(false)
  const { isBusy, problem, give } = useOrder()
  useKeptFocus(panel, true)
  const { id, name, due, isLate } = release
  const url = `${config.routes.api}/releases/${id}`
  const look = async () => router.refresh()
  const order = (path: string, json: object) =>
    give(async () => {
      await send(`${url}/${path}`, json)
      router.refresh()
    })
  const remove = () =>
    give(async () => {
      await send(`${url}/remove`, {})
      router.push(`${config.routes.admin}/releases`)
    })
  return (
    <section ref={panel} tabIndex={-1} className="desk-release" aria-label={`“${name}”`}>
      {isLate && (
        <p role="alert" className="desk-workflow__problem">
          Late, and nothing of it is live. {release.problem ?? ''} It is tried again.
        </p>
      )}
      <div className="desk-release__what">
        <h2>What goes live</h2>
        {members.length === 0 && <p className="desk-release__none">Nothing yet.</p>}
        <MemberList members={members} onOrder={order} />
        <AddMember url={url} onDone={look} />
        <AddRedirect url={url} onDone={look} />
      </div>
      <div className="desk-release__when desk-workflow">
        <h2>When</h2>
        <p>{due ? `${due}.` : 'It has no moment yet: it waits.'}</p>
        <MomentForm
          url={`${url}/moment`}
          zone={zone}
          label={due ? 'Move it to' : 'Goes live on'}
          button={due ? 'Move it' : 'Set the moment'}
          onDone={look}
        />
        {due && (
          <button
            type="button"
            className="desk-button desk-button--quiet"
            aria-disabled={isBusy}
            onClick={() => order('wait', {})}
          >
            Let it wait, with no moment
          </button>
        )}
        <RenameRelease key={name} url={url} name={name} onDone={look} />
        <details
          className="desk-workflow__more"
          open={isSure}
          onToggle={({ currentTarget }) => setSure(currentTarget.open)}
        >
          <summary>Remove the release</summary>
          <p>What is in it stays where it is, and goes live with nothing.</p>
          <button type="button" className="desk-button" aria-disabled={isBusy} onClick={remove}>
            Remove “{name}”
          </button>
        </details>
      </div>
      <p role="status">{isBusy ? 'One moment …' : ''}</p>
      <Problem text={problem} />
    </section>
  )
}
