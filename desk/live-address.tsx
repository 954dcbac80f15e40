'use client'

import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { ViewOnSite } from './view-on-site.tsx'

type Live = { slug?: string; section?: { slug?: string } | string }

/** “View on the site”, while readers have the story. */
export function LiveAddress() {
  const { id, hasPublishedDoc, unpublishedVersionCount } = useDocumentInfo()
  const { config } = useConfig()
  const [path, setPath] = useState<string>()
  // A publish leaves no unpublished version: only then can the address have changed.
  const isSettled = unpublishedVersionCount === 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: `isSettled` is when to look again, not what to look for
  useEffect(() => {
    setPath(undefined)
    if (!id || !hasPublishedDoc) return
    const controller = new AbortController()
    readLivePath(`${config.routes.api}/articles/${id}`, controller.signal).then(setPath, () => {})
    return () => controller.abort()
  }, [id, hasPublishedDoc, isSettled, config.routes.api])

  if (!path) return null
  return <ViewOnSite path={path} />
}

/** The draft in the form may have another slug or section already, so the live row is asked. */
async function readLivePath(url: string, signal: AbortSignal): Promise<string | undefined> {
  const query = 'depth=1&select[slug]=true&select[section]=true&select[_status]=true&populate[sections][slug]=true'
  const response = await fetch(`${url}?${query}`, { signal, credentials: 'same-origin' })
  if (!response.ok) return undefined
  const { slug, section, _status } = (await response.json()) as Live & { _status?: string }
  const sectionSlug = typeof section === 'object' ? section?.slug : undefined
  return _status === 'published' && slug && sectionSlug ? `/${sectionSlug}/${slug}` : undefined
}
