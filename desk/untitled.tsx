'use client'

import { useDocumentInfo, useDocumentTitle } from '@payloadcms/ui'
import { useEffect } from 'react'
import { nameOfStory } from '../newsroom/untitled.ts'

/** A story without a headline is called that, on its page and in the path above it; stock shows its id. */
export function Untitled() {
  const { id } = useDocumentInfo()
  const { title, setDocumentTitle } = useDocumentTitle()

  useEffect(() => {
    if (!id || title !== String(id)) return
    // Payload sets the id in an effect of its own, which comes after this one.
    const timer = setTimeout(() => setDocumentTitle(nameOfStory(undefined)))
    return () => clearTimeout(timer)
  }, [id, title, setDocumentTitle])

  return null
}
