'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useLooks } from './use-looks.ts'

const EVERY_MS = 1000
/** Then somebody who still looks reloads: a page left open asks for nothing. */
const LONGEST_MS = 60_000

/** Shows the page anew each second while a receipt on it waits, and whenever somebody comes back to the tab. Without it the page is reloaded by hand. */
export function RefreshReceipts({ isWaiting }: { isWaiting: boolean }) {
  const router = useRouter()
  const looks = useLooks()
  useEffect(() => {
    if (looks > 0) router.refresh()
  }, [looks, router])
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => router.refresh(), EVERY_MS)
    const end = setTimeout(() => clearInterval(timer), LONGEST_MS)
    return () => {
      clearInterval(timer)
      clearTimeout(end)
    }
  }, [isWaiting, router])
  return null
}
