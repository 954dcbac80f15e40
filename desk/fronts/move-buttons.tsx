'use client'

import { useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { announce } from '../announce.ts'

/** The row that somebody is moving, and which way. Outside the component: the form makes a row's head anew wherever it comes to stand. */
let moving: { row: string | undefined; by: -1 | 1 } | undefined

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
  const row = useFormFields(([fields]) => fields[list]?.rows?.[place - 1]?.id)
  const { hasSavePermission } = useDocumentInfo()
  const { moveFieldRow, setModified, disabled } = useForm()
  const buttons = useRef<HTMLSpanElement>(null)

  // With each rendering: the focus is lost as the row moves, and once more as the form makes its head anew.
  useEffect(() => {
    if (!moving || moving.row !== row || document.activeElement !== document.body) return
    // At an end its button is there no more: on with the other one.
    const next = buttons.current?.querySelector(`[data-by="${moving.by}"]`) ?? buttons.current?.querySelector('button')
    if (next instanceof HTMLElement) next.focus()
  })

  useEffect(() => {
    const forget = () => {
      moving = undefined
    }
    document.addEventListener('pointerdown', forget)
    return () => document.removeEventListener('pointerdown', forget)
  }, [])
  if (hasSavePermission === false) return null

  const move = (by: -1 | 1) => {
    moving = { row, by }
    moveFieldRow({ path: list, moveFromIndex: place - 1, moveToIndex: place - 1 + by })
    setModified(true)
    announce(`Now in place ${place + by} of ${rows}`)
  }

  return (
    <span className="desk-move" ref={buttons}>
      {([-1, 1] as const).map((by) => {
        const isPossible = place + by >= 1 && place + by <= rows
        const word = by < 0 ? 'Up' : 'Down'
        return (
          isPossible && (
            <button
              key={by}
              data-by={by}
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
