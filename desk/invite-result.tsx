'use client'

import { useState } from 'react'
import type { InviteState } from './use-invite.ts'

/** What became of an invitation: spoken to screen readers when it comes. */
export function InviteResult({ state }: { state: InviteState }) {
  return (
    <div className="desk-invite__result" role="status">
      {state.kind === 'failed' && <p className="desk-invite__problem">{state.message}</p>}
      {state.kind === 'sent' && <p>Sent to {state.to}. The link in the mail is good for 24 hours.</p>}
      {state.kind === 'link' && <LinkToPassOn to={state.to} link={state.link} />}
    </div>
  )
}

function LinkToPassOn({ to, link }: { to: string; link: string }) {
  const [isCopied, setIsCopied] = useState(false)

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(link).then(
      () => setIsCopied(true),
      // Without https the clipboard is closed: the field is selected instead, ready to be copied by hand.
      () => document.querySelector<HTMLInputElement>('#desk-invite-link')?.select(),
    )
  }

  return (
    <>
      <label htmlFor="desk-invite-link">
        Pass this link on to {to}, and to nobody else. Whoever opens it sets the password. It is good for 24 hours,
        once.
      </label>
      <div className="desk-invite__link">
        <input id="desk-invite-link" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className="desk-button" onClick={copy}>
          {isCopied ? 'Copied' : 'Copy'}
        </button>
      </div>
    </>
  )
}
