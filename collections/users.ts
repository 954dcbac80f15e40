import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeLoginHook,
  CollectionBeforeOperationHook,
  CollectionConfig,
} from 'payload'
import { APIError, AuthenticationError } from 'payload'
import { isBlank } from '../lib/clean-text.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { ROLES } from '../newsroom/permissions.ts'
import type { User } from '../payload-types.ts'
import { accessTo, activeUser } from './access.ts'
import { cleanInput } from './clean-input.ts'
import { invite } from './invite.ts'
import { setUp } from './set-up.ts'

/** Longer passwords cost PBKDF2 time and nobody types them. */
const LONGEST_PASSWORD = 200
const SHORTEST_PASSWORD = 10

const refuseDisabled: CollectionBeforeLoginHook<User> = async ({ user, req }) => {
  const sql = await transactionSql(req)
  // As it is now, and not as it was before the password was checked.
  const active = await sql`select from users where id = ${user.id} and is_disabled is not true`
  // The same answer as for a wrong password: it tells nobody which accounts exist.
  if (active.length === 0) throw new AuthenticationError()
  return user
}

const guardAccount: CollectionBeforeChangeHook<User> = async ({ data, originalDoc, operation, req }) => {
  const password: unknown = 'password' in data ? data.password : undefined
  if (password !== undefined) requireGoodPassword(password)
  if (operation !== 'update' || !originalDoc) return data
  await requireUnchanged(req, originalDoc)
  const losesAdmin = originalDoc.role === 'admin' && (data.isDisabled || (data.role && data.role !== 'admin'))
  if (losesAdmin) await requireAnotherAdmin(req, originalDoc.id)
  return {
    ...data,
    // Whoever changes a password may fear that somebody else reads the mail: a link of before sets no other.
    ...(password !== undefined && { resetPasswordToken: null, resetPasswordExpiration: null }),
    // A disabled account is signed out everywhere at once: a token counts only while its session is listed here.
    ...(data.isDisabled && { sessions: [] }),
  }
}

/** A reset goes past the collection's other hooks. */
const guardReset: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'resetPassword') return
  const { data } = args as { data?: { token?: unknown; password?: unknown } }
  requireGoodPassword(data?.password)
  const sql = await transactionSql(req)
  // Before Payload reads the account, which it writes back whole: a password that is being changed makes the link void first.
  await sql`select from users where reset_password_token = ${String(data?.token)} for update`
}

const guardDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await requireAnotherAdmin(req, String(id))
}

export const users: CollectionConfig = {
  slug: 'users',
  labels: { singular: 'Account', plural: 'Accounts' },
  defaultSort: 'name',
  auth: {
    tokenExpiration: 60 * 60 * 12,
    maxLoginAttempts: 10,
    lockTime: 1000 * 60 * 5,
    cookies: { sameSite: 'Lax', secure: (process.env.SITE_URL ?? '').startsWith('https:') },
    forgotPassword: {
      expiration: 1000 * 60 * 60 * 24,
      generateEmailSubject: () => 'A new password for the newsroom',
      generateEmailHTML: (args) =>
        `<p>Choose a new password here, within 24 hours:<br>${process.env.SITE_URL}/admin/reset/${args?.token}</p>` +
        '<p>If you did not ask for one, ignore this mail: the old password stays.</p>',
    },
  },
  access: {
    ...accessTo('users', 'self'),
    admin: ({ req }) => Boolean(activeUser(req)),
    unlock: ({ req }) => activeUser(req)?.role === 'admin',
  },
  admin: {
    useAsTitle: 'name',
    group: 'House',
    hideAPIURL: true,
    defaultColumns: ['name', 'email', 'role', 'isDisabled'],
    listSearchableFields: ['name', 'email'],
    description: 'Who may sign in. A byline needs no account.',
    // Accounts are made by invitation: nobody sets a password for somebody else.
    components: {
      beforeListTable: ['/desk/invite-panel.tsx#InvitePanel'],
      edit: { SaveButton: '/desk/account-save-button.tsx#AccountSaveButton' },
    },
  },
  hooks: {
    beforeOperation: [guardReset],
    beforeValidate: [cleanInput],
    beforeLogin: [refuseDisabled],
    beforeChange: [guardAccount],
    beforeDelete: [guardDelete],
  },
  endpoints: [setUp, invite],
  fields: [
    {
      name: 'name',
      type: 'text',
      required: true,
      maxLength: 200,
      validate: (value: unknown) =>
        (typeof value === 'string' && !isBlank(value)) || 'Give the name that colleagues see.',
    },
    {
      name: 'role',
      type: 'select',
      required: true,
      defaultValue: 'reporter',
      saveToJWT: true,
      options: ROLES.map((role) => ({ value: role, label: role[0]?.toUpperCase() + role.slice(1) })),
      access: { create: isAdmin, update: isAdmin },
      admin: {
        description:
          'Admins run the house. Editors publish. Reporters write and edit their own stories. Contributors see only their own drafts.',
      },
    },
    {
      name: 'isDisabled',
      type: 'checkbox',
      defaultValue: false,
      label: 'Disabled',
      access: { create: isAdmin, update: isAdmin },
      admin: {
        position: 'sidebar',
        description: 'Cannot sign in, and sessions end at once when you save. Stories and bylines stay.',
        components: { Cell: '/desk/yes-cell.tsx#YesCell' },
      },
    },
    {
      name: 'newPasswordLink',
      type: 'ui',
      admin: {
        position: 'sidebar',
        components: { Field: '/desk/new-password-link.tsx#NewPasswordLink' },
        disableListColumn: true,
      },
    },
  ],
}

function requireGoodPassword(password: unknown): void {
  const length = typeof password === 'string' ? password.length : 0
  if (length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD) return
  throw new APIError(`A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`, 400, null, true)
}

/**
 * An account is written whole, as it was when it was read: whoever changes a name must not bring back the role, or the password,
 * that somebody else has just changed. Held until the transaction ends.
 */
async function requireUnchanged(req: Parameters<typeof transactionSql>[0], { id, updatedAt }: User): Promise<void> {
  const sql = await transactionSql(req)
  const rows = await sql`
    select from users where id = ${id} and date_trunc('milliseconds', updated_at) = ${updatedAt}::timestamptz for update`
  if (rows.length > 0) return
  throw new APIError('Somebody has changed this account meanwhile. Reload it, and change it again.', 409, null, true)
}

async function requireAnotherAdmin(req: Parameters<typeof transactionSql>[0], id: string): Promise<void> {
  const sql = await transactionSql(req)
  const rows = await sql<{ id: string }>`
    select id from users where role = 'admin' and is_disabled is not true order by id limit 2 for update`
  if (rows.length === 1 && rows[0]?.id === id) {
    throw new APIError('This is the only admin. Make somebody else an admin first.', 409, null, true)
  }
}

function isAdmin({ req }: { req: Parameters<typeof activeUser>[0] }): boolean {
  return activeUser(req)?.role === 'admin'
}
