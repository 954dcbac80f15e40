'use client'

import { type ReactNode, useEffect } from 'react'

/**
 * The list below an input of the kind combobox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The keys are the input's, which
 * keeps the focus and names the marked one by its id, `{listId}-{index}`.
 */
export function Options<Option>({
  listId,
  label,
  options,
  marked,
  isShown,
  keyOf,
  onMark,
  onTake,
  children,
}: {
  listId: string
  label: string
  options: Option[]
  /** The place of the one that Enter takes. */
  marked: number
  isShown: boolean
  keyOf: (option: Option) => string
  onMark: (index: number) => void
  onTake: (option: Option) => void
  /** What an option shows. */
  children: (option: Option) => ReactNode
}) {
  useEffect(() => {
    if (isShown) document.getElementById(`${listId}-${marked}`)?.scrollIntoView({ block: 'nearest' })
  }, [isShown, listId, marked])

  return (
    <div id={listId} role="listbox" aria-label={label} className="desk-tag-options" hidden={!isShown}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={keyOf(option)}
          id={`${listId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === marked}
          className="desk-tag-option"
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => onMark(index)}
          onClick={() => onTake(option)}
        >
          {children(option)}
        </div>
      ))}
    </div>
  )
}
