'use client'

import { useConfig } from '@payloadcms/ui'
import { useState } from 'react'

export type Invitation = { name: string; email: string; role: string }
export type InviteState =
  | { kind: 'idle' | 'sending' }
  | { kind: 'sent'; to: string }
  | { kind: 'link'; to: string; link: string }
  | { kind: 'failed'; message: string }

/** Asks for a link with which somebody sets a password: sent by mail where mail is configured, else given back to pass on. */
export function useInvite(): [InviteState, (invitation: Invitation) => Promise<boolean>] {
  const { config } = useConfig()
  const [state, setState] = useState<InviteState>({ kind: 'idle' })

  async function invite(invitation: Invitation): Promise<boolean> {
    setState({ kind: 'sending' })
    const next = await send(`${config.routes.api}/users/invite`, invitation)
    setState(next)
    return next.kind !== 'failed'
  }
  return [state, invite]
}

async function send(url: string, invitation: Invitation): Promise<InviteState> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(invitation),
    })
    const answer = (await response.json()) as { link?: string; sentTo?: string; errors?: { message?: string }[] }
    if (answer.link) return { kind: 'link', to: invitation.name, link: answer.link }
    if (answer.sentTo) return { kind: 'sent', to: answer.sentTo }
    return { kind: 'failed', message: answer.errors?.[0]?.message ?? 'That did not work. Try again.' }
  } catch {
    return { kind: 'failed', message: 'The server did not answer. Try again in a moment.' }
  }
}
