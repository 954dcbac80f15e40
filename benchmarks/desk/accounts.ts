/** Those who own the stories; the first three sign in. */
export const ACCOUNTS = 60

export function accountId(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

const PASSWORD = 'a desk of its own, in the hall'
export const SIGNED_IN = (['editor', 'reporter', 'contributor'] as const).map((role, index) => ({
  ...{ id: accountId(index + 1), name: `Desk ${role}`, role, email: `${role}@example.com`, password: PASSWORD },
}))
export type SignedInRole = (typeof SIGNED_IN)[number]['role']
