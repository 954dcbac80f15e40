'use client'

import { useDocumentInfo, useDocumentTitle } from '@payloadcms/ui'
import { useEffect } from 'react'

/** A story without a headline is called that, on its page and in the path above it; stock shows its id. */
export function Untitled() {
  const { id } = useDocumentInfo()
  const { title, setDocumentTitle } = useDocumentTitle()

  useEffect(() => {
    if (id && title === String(id)) setDocumentTitle('Untitled story')
  }, [id, title, setDocumentTitle])

  return null
}
