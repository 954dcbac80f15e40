'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { ViewOnSite } from './view-on-site.tsx'

const BELOW: Record<string, string> = { tags: '/tags/', authors: '/authors/', sections: '/' }

/** “View on the site” of a tag, an author, a section: once readers have its page, and not where the address leads to another one. */
export function PageAddress() {
  const { collectionSlug = '', savedDocumentData } = useDocumentInfo()
  const slug: unknown = savedDocumentData?.slug
  const path = typeof slug === 'string' && slug ? `${BELOW[collectionSlug]}${slug}` : undefined
  const [shown, setShown] = useState<string>()

  useEffect(() => {
    if (!path) return
    const controller = new AbortController()
    fetch(path, { method: 'HEAD', signal: controller.signal })
      .then(({ ok, redirected }) => setShown(ok && !redirected ? path : undefined))
      .catch(() => {})
    return () => controller.abort()
  }, [path])

  return path && shown === path ? <ViewOnSite path={path} /> : null
}
