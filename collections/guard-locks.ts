import type { SanitizedConfig, Where } from 'payload'
import { activeUser, userCan } from './access.ts'

/**
 * Payload lets every signed-in person make, change and delete the notes of who is editing what. The admin makes them through
 * its own functions; by REST people may only take back their own, and publishers anybody's (the admin's “take over”).
 */
export function guardLocks(config: SanitizedConfig): SanitizedConfig {
  const locks = config.collections.find(({ slug }) => slug === 'payload-locked-documents')
  if (!locks) return config
  const own: typeof locks.access.update = ({ req }) => {
    const user = activeUser(req)
    if (!user) return false
    const mine: Where = { 'user.value': { equals: user.id } }
    return userCan(req, 'articles', 'publish') || mine
  }
  locks.access = { ...locks.access, create: () => false, update: own, delete: own }
  return config
}
