'use client'
import { RefreshRouteOnSave } from '@payloadcms/live-preview-react'
import { useRouter } from 'next/navigation'

/** Shows a preview anew whenever the form beside it has saved. */
export function RefreshOnSave({ siteUrl }: { siteUrl: string }) {
  const router = useRouter()
  return <RefreshRouteOnSave refresh={() => router.refresh()} serverURL={siteUrl} />
}
