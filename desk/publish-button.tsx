'use client'

import { PublishButton as StockPublishButton, useAuth } from '@payloadcms/ui'
import type { PublishButtonClientProps } from 'payload'
import { scopeOf } from '../newsroom/permissions.ts'
import type { User } from '../payload-types.ts'

/** The button for those who publish; for others a word on what happens, as the server would only refuse. */
export function PublishButton(props: PublishButtonClientProps) {
  const { user } = useAuth<User>()
  if (scopeOf(user?.role, 'articles', 'publish') === 'all') return <StockPublishButton {...props} />
  return <p className="desk-saved">Saved as you type. An editor publishes.</p>
}
