'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY_MS = 1000
/** Then somebody who still looks reloads: a page left open asks for nothing. */
const LONGEST_MS = 60_000

/** Shows the page anew each second, for as long as it stands on it. Without it the page is reloaded by hand. */
export function RefreshWhileWaiting() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY_MS)
    const end = setTimeout(() => clearInterval(timer), LONGEST_MS)
    return () => {
      clearInterval(timer)
      clearTimeout(end)
    }
  }, [router])
  return null
}
