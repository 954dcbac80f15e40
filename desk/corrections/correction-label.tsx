'use client'

import { useRowLabel } from '@payloadcms/ui'
import type { Correction } from '../../newsroom/corrections/corrections.ts'

/** What a folded correction is about, and whether readers have it. */
export function CorrectionLabel() {
  const { data } = useRowLabel<Correction>()
  const words = data?.wrong?.trim().slice(0, 80) || 'New correction'
  return <span>{data?.at ? `${words} — readers have it` : words}</span>
}
