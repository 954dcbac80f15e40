import type { ServerComponentProps } from 'payload'
import { ROLES } from '../newsroom/permissions.ts'
import { InviteForm } from './invite-form.tsx'

/** Above the list of accounts, for admins: accounts are made by inviting people, so that nobody knows another's password. */
export function InvitePanel({ user }: Pick<ServerComponentProps, 'user'>) {
  return user && 'role' in user && user.role === 'admin' ? <InviteForm roles={ROLES} /> : null
}
