'use client'

import { useEffect, useState } from 'react'

/** How often somebody has come back to this tab: what it shows may be of before. */
export function useLooks(): number {
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') setLooks((count) => count + 1)
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return looks
}
