'use client'

import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { Chosen } from './use-chosen-tags.ts'

/**
 * The chosen tags in order. One of them is a stop of the tabulator; arrows go on from there, with Shift they carry the tag along,
 * Delete removes it. A click on a name shows the same as buttons, for fingers.
 */
export function TagChips({ chosen, isClosed, onLeave }: { chosen: Chosen; isClosed: boolean; onLeave: () => void }) {
  const { ids, nameOf, remove, move } = chosen
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState<string>()
  const helpId = useId()
  const stop = Math.min(at, ids.length - 1)

  const goTo = (index: number) => {
    if (index >= ids.length) return onLeave()
    setAt(Math.max(index, 0))
    list.current?.querySelectorAll<HTMLElement>('.desk-tag-chip__name')[Math.max(index, 0)]?.focus()
  }
  const drop = (id: string, index: number) => {
    remove(id)
    setOpen(undefined)
    // The list still holds it: the next one slips into its place.
    if (ids.length === 1) return onLeave()
    const next =
      list.current?.querySelectorAll<HTMLElement>('.desk-tag-chip__name')[
        index + 1 < ids.length ? index + 1 : index - 1
      ]
    next?.focus()
    setAt(Math.min(index, ids.length - 2))
  }
  const onKeyDown = (event: KeyboardEvent, id: string, index: number) => {
    const step = STEPS[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (!event.shiftKey) return goTo(index + step)
      if (isClosed) return
      move(id, step)
      setAt(Math.min(Math.max(index + step, 0), ids.length - 1))
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault()
      goTo(event.key === 'Home' ? 0 : ids.length - 1)
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && !isClosed) {
      event.preventDefault()
      drop(id, index)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setOpen(undefined)
    }
  }

  if (ids.length === 0) return null
  return (
    <>
      <p id={helpId} className="desk-hidden">
        {isClosed
          ? 'Arrow keys go through the tags.'
          : 'Arrow keys go through the tags, with Shift they move one, Delete removes it.'}
      </p>
      <ul className="desk-tag-list" ref={list} aria-label="Chosen tags, in order" aria-describedby={helpId}>
        {ids.map((id, index) => {
          const tag = nameOf(id)
          const name = tag?.name ?? '…'
          return (
            <li key={id} className="desk-tag-chip">
              <button
                type="button"
                className="desk-tag-chip__name"
                tabIndex={index === stop ? 0 : -1}
                aria-expanded={isClosed ? undefined : open === id}
                onFocus={() => setAt(index)}
                onClick={() => !isClosed && setOpen(open === id ? undefined : id)}
                onKeyDown={(event) => onKeyDown(event, id, index)}
              >
                <bdi>{name}</bdi>
                {tag?.now && <span className="desk-tag-chip__now"> → {tag.now}</span>}
              </button>
              {open === id && !isClosed && (
                <>
                  <ChipButton name={`Move ${name} earlier`} sign="←" isOff={index === 0} onPress={() => move(id, -1)} />
                  <ChipButton
                    name={`Move ${name} later`}
                    sign="→"
                    isOff={index === ids.length - 1}
                    onPress={() => move(id, 1)}
                  />
                </>
              )}
              {!isClosed && <ChipButton name={`Remove ${name}`} sign="×" onPress={() => drop(id, index)} />}
            </li>
          )
        })}
      </ul>
    </>
  )
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/** For pointers: keys do the same on the name. */
function ChipButton({
  name,
  sign,
  isOff = false,
  onPress,
}: {
  name: string
  sign: string
  isOff?: boolean
  onPress: () => void
}) {
  return (
    <button
      type="button"
      className="desk-tag-chip__act"
      tabIndex={-1}
      aria-label={name}
      disabled={isOff}
      onClick={onPress}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}
