import config from '@payload-config'
import { headers } from 'next/headers'
import { getPayload, type Payload } from 'payload'
import type { User } from '../../payload-types.ts'

/** The signed-in user of the request, or undefined: previews are for people with an account. */
export async function authorise(): Promise<{ payload: Payload; user: User } | undefined> {
  const payload = await getPayload({ config })
  const { user } = await payload.auth({ headers: await headers() })
  return user && !user.isDisabled ? { payload, user } : undefined
}
