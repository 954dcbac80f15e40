'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { FoundTag } from '../../newsroom/tags/find-tags.ts'
import { requestFound } from './tag-requests.ts'

/** A pause in typing, in milliseconds, that nobody notices. */
const PAUSE_MS = 100

/** What was found, and for which text: while more is typed it is that of before. */
export type Found = { text: string; tags: FoundTag[]; isBroken?: boolean }

export function useFoundTags(typed: string): Found {
  const { config } = useConfig()
  const [found, setFound] = useState<Found>({ text: '', tags: [] })
  const text = typed.trim()

  useEffect(() => {
    if (!text) {
      setFound({ text: '', tags: [] })
      return
    }
    const controller = new AbortController()
    const timer = setTimeout(() => {
      requestFound(text, { api: config.routes.api, signal: controller.signal })
        .then((tags) => setFound({ text, tags }))
        .catch(() => !controller.signal.aborted && setFound({ text, tags: [], isBroken: true }))
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [text, config.routes.api])

  return found
}
