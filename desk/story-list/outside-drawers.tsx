'use client'

import { useListDrawerContext } from '@payloadcms/ui'
import type { ReactNode } from 'react'

/** What leads to another page is not shown in a list over a form: it would lead away from what is being written. */
export function OutsideDrawers({ children }: { children: ReactNode }) {
  const { isInDrawer } = useListDrawerContext()
  return isInDrawer ? null : children
}
