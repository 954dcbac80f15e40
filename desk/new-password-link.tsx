'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import type { User } from '../payload-types.ts'
import { InviteResult } from './invite-result.tsx'
import { useInvite } from './use-invite.ts'

/** On an account, for admins: a way back in for somebody who lost the password or the invitation. */
export function NewPasswordLink() {
  const { user } = useAuth<User>()
  const { id, data } = useDocumentInfo()
  const [state, invite] = useInvite()
  const account = data as Partial<User> | undefined
  if (user?.role !== 'admin' || !id || user.id === id || !account?.email) return null
  const { name = account.email, email, role = 'reporter' } = account
  return (
    <div className="desk-new-link">
      <button
        type="button"
        className="desk-button"
        disabled={state.kind === 'sending' || Boolean(account.isDisabled)}
        onClick={() => invite({ name, email, role })}
      >
        New link to set a password
      </button>
      <p>
        {account.isDisabled
          ? 'This account is disabled. Enable it first.'
          : 'For a lost password or an invitation that ran out. The old password works until a new one is set.'}
      </p>
      <InviteResult state={state} />
    </div>
  )
}
