'use client'

import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { NewestReceipt } from './receipt-endpoints.ts'
import { useLooks } from './use-looks.ts'

const EVERY_MS = 500
/** After a publish; then the tab tells. */
const LONGEST_MS = 10_000

/** In a word whether readers have what was published, and the way to the receipt. Asks after a publish and when somebody comes back to the tab, for some seconds. */
export function LiveReceipt() {
  const { id, data, hasPublishedDoc } = useDocumentInfo()
  const { config } = useConfig()
  const [receipt, setReceipt] = useState<NewestReceipt>()
  const published = usePublished(data)
  const looks = useLooks()

  // biome-ignore lint/correctness/useExhaustiveDependencies: three of them say when to look again, not what to look for
  useEffect(() => {
    if (!id) return
    const controller = new AbortController()
    follow(`${config.routes.api}/articles/${id}/receipt`, controller.signal, setReceipt).catch(() => {})
    return () => controller.abort()
  }, [id, published, hasPublishedDoc, looks, config.routes.api])

  if (!id) return null
  return (
    <span role="status" className="desk-receipt-word">
      {receipt && (
        <Link
          className={`desk-live desk-tone--${receipt.tone}`}
          href={`${config.routes.admin}/collections/articles/${id}/receipts`}
          prefetch={false}
        >
          {receipt.words}
          {receipt.rest && <span className="desk-live__rest"> {receipt.rest}</span>}
        </Link>
      )}
    </span>
  )
}

/** Changes with each publish, and not while the form saves a draft by itself. */
function usePublished(data: { _status?: string; updatedAt?: string } | undefined): string | undefined {
  const now = data?._status === 'published' ? data.updatedAt : undefined
  const [last, setLast] = useState(now)
  if (now && now !== last) setLast(now)
  return last
}

/** Reads the newest receipt until it waits no more. */
async function follow(url: string, signal: AbortSignal, show: (receipt?: NewestReceipt) => void): Promise<void> {
  const end = performance.now() + LONGEST_MS
  while (!signal.aborted) {
    const response = await fetch(url, { signal, credentials: 'same-origin' })
    if (!response.ok) return
    const { receipt } = (await response.json()) as { receipt: NewestReceipt | null }
    show(receipt ?? undefined)
    if (receipt?.tone !== 'waiting' || performance.now() > end) return
    await new Promise((done) => setTimeout(done, EVERY_MS))
  }
}
