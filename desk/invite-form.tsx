'use client'

import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { InviteResult } from './invite-result.tsx'
import { useInvite } from './use-invite.ts'

export function InviteForm({ roles }: { roles: readonly string[] }) {
  const [state, invite] = useInvite()
  const router = useRouter()

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const answer = (name: string) => String(data.get(name) ?? '').trim()
    const isDone = await invite({ name: answer('name'), email: answer('email'), role: answer('role') })
    if (!isDone) return
    form.reset()
    router.refresh()
  }

  return (
    <details className="desk-invite" open={state.kind !== 'idle' || undefined}>
      <summary>Invite a colleague</summary>
      <form onSubmit={submit}>
        <label>
          Name
          <input name="name" required maxLength={200} autoComplete="off" />
        </label>
        <label>
          E-mail address
          <input name="email" type="email" required maxLength={320} autoComplete="off" />
        </label>
        <label>
          Role
          <select name="role" defaultValue="reporter">
            {roles.map((role) => (
              <option key={role} value={role}>
                {role[0]?.toUpperCase() + role.slice(1)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="desk-button" disabled={state.kind === 'sending'}>
          {state.kind === 'sending' ? 'Inviting …' : 'Invite'}
        </button>
      </form>
      <p>
        Your colleague gets a link to set a password. Admins run the house, editors publish, reporters write and edit
        their own stories, contributors see only their own drafts.
      </p>
      <InviteResult state={state} />
    </details>
  )
}
