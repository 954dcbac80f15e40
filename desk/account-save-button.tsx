'use client'

import { Link, SaveButton, useDocumentInfo } from '@payloadcms/ui'

/** Saves an account that exists. A new one is made by invitation, so that nobody sets a password for somebody else. */
export function AccountSaveButton() {
  const { id } = useDocumentInfo()
  if (id) return <SaveButton />
  return (
    <Link className="desk-button" href="/admin/collections/users" prefetch={false}>
      Accounts are made by invitation: invite a colleague
    </Link>
  )
}
