'use client'

import { useCollapsible, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'

/** Until then the form may still fold a row that was just added. */
const SETTLED_MS = 3000

/** The rows of a list come folded; one that was just added is there to be filled in. */
export function useOpenWhenNew(list: string, rowId: string | undefined): void {
  const { savedDocumentData } = useDocumentInfo()
  const { isCollapsed, toggle } = useCollapsible()
  const [addedAt] = useState(() => (isSaved(savedDocumentData?.[list], rowId) ? undefined : Date.now()))
  const isOpened = useRef(false)

  useEffect(() => {
    if (addedAt === undefined || !isCollapsed || isOpened.current || Date.now() - addedAt > SETTLED_MS) return
    isOpened.current = true
    toggle()
  }, [addedAt, isCollapsed, toggle])
}

function isSaved(rows: unknown, id: string | undefined): boolean {
  return Array.isArray(rows) && rows.some((row) => row?.id === id)
}
