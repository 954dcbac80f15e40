'use client'

import { useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useId } from 'react'
import { announce } from '../announce.ts'

type MoveButtonsProps = {
  /** Of the row: `slots.2`. */
  path: string
  /** Its place, from 1. */
  place: number
  /** What is moved, as it is read out: “List”. */
  what: string
}

/** Moves a row of a list by keyboard, in words; the handle beside it is for dragging. Whoever moves a row stays on it. */
export function MoveButtons({ path, place, what }: MoveButtonsProps) {
  const list = path.slice(0, path.lastIndexOf('.'))
  const rows = useFormFields(([fields]) => fields[list]?.rows?.length ?? 0)
  const { hasSavePermission } = useDocumentInfo()
  const { moveFieldRow, setModified, disabled } = useForm()
  const id = useId()
  if (hasSavePermission === false) return null

  const move = (by: -1 | 1) => {
    moveFieldRow({ path: list, moveFromIndex: place - 1, moveToIndex: place - 1 + by })
    setModified(true)
    announce(`Now in place ${place + by} of ${rows}`)
    const isAtEnd = place + by === 1 || place + by === rows
    // Its button at an end is there no more: on with the other one.
    const next = isAtEnd ? -by : by
    setTimeout(() => document.getElementById(`${id}${next}`)?.focus())
  }

  return (
    <span className="desk-move">
      {([-1, 1] as const).map((by) => {
        const isPossible = place + by >= 1 && place + by <= rows
        const word = by < 0 ? 'Up' : 'Down'
        return (
          isPossible && (
            <button
              key={by}
              id={`${id}${by}`}
              type="button"
              disabled={disabled}
              aria-label={`${word}: ${what}, place ${place} of ${rows}`}
              onClick={() => move(by)}
            >
              {word}
            </button>
          )
        )
      })}
    </span>
  )
}
