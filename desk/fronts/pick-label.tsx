'use client'

import { useRowLabel } from '@payloadcms/ui'
import { MoveButtons } from './move-buttons.tsx'
import { pinWords } from './slot-words.ts'

/** The head of a picked story in a slot: its place, and whether its time is over. */
export function PickLabel() {
  const { data, path, rowNumber = 0 } = useRowLabel<{ until?: string }>()
  const words = pinWords(data?.until, Date.now())
  return (
    <span className="desk-slot">
      <span className="desk-slot__words">
        Story {rowNumber + 1}
        {words && <span className="desk-slot__more"> {words}</span>}
      </span>
      <MoveButtons path={path} place={rowNumber + 1} what={`Story ${rowNumber + 1}`} />
    </span>
  )
}
