'use client'

import { useRowLabel } from '@payloadcms/ui'
import { MoveButtons } from './move-buttons.tsx'
import { type FormSlot, slotWords, sourceOf } from './slot-words.ts'
import { useName } from './use-name.ts'
import { useOpenWhenNew } from './use-open-when-new.ts'

/** The head of a slot in a front's form: what it is, and where it goes. */
export function SlotLabel() {
  const { data, path, rowNumber = 0 } = useRowLabel<FormSlot & { id?: string }>()
  useOpenWhenNew('slots', data?.id)
  const source = useName(sourceOf(data ?? {}))
  const { kind, more } = slotWords(data ?? {}, { now: Date.now(), source })
  return (
    <span className="desk-slot">
      <span className="desk-slot__words">
        <span className="desk-slot__place">{rowNumber + 1}</span> <strong>{kind}</strong>
        {more.length > 0 && <span className="desk-slot__more"> {more.join(' · ')}</span>}
      </span>
      <MoveButtons path={path} place={rowNumber + 1} what={kind} />
    </span>
  )
}
