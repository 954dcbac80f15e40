'use client'

import { useCollapsible, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'

/** Until then the form may still fold a row that was just added: each of its answers about the state says so once more. */
const SETTLED_MS = 10_000

/** The rows of a list come folded; one that was just added is there to be filled in. */
export function useOpenWhenNew(list: string, rowId: string | undefined): void {
  // What was there when the page came, not what is saved: an autosave may be done before the row's head first shows.
  const { initialData } = useDocumentInfo()
  const { isCollapsed, toggle } = useCollapsible()
  const [addedAt] = useState(() => (isAmong(initialData?.[list], rowId) ? undefined : Date.now()))
  /** What somebody folds stays folded. */
  const isTheirs = useRef(false)

  useEffect(() => {
    if (addedAt === undefined) return
    const note = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('.collapsible__toggle')) isTheirs.current = true
    }
    document.addEventListener('click', note, true)
    return () => document.removeEventListener('click', note, true)
  }, [addedAt])

  useEffect(() => {
    if (addedAt === undefined || !isCollapsed || isTheirs.current || Date.now() - addedAt > SETTLED_MS) return
    toggle()
  }, [addedAt, isCollapsed, toggle])
}

function isAmong(rows: unknown, id: string | undefined): boolean {
  return Array.isArray(rows) && rows.some((row) => row?.id === id)
}
