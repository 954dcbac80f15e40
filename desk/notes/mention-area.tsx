'use client'

import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { type Named, peopleFor, typedMention } from '../../newsroom/notes/mentions.ts'
import { LONGEST_NOTE } from '../../newsroom/notes/thread.ts'

/**
 * Words in which `@` and the beginning of a name offer colleagues: arrows choose, Enter or Tab takes, Escape closes. A text area and
 * no combobox by role, because it has lines: the list is tied to it by `aria-controls`, and its size is told.
 */
export function MentionArea({
  label,
  value,
  people,
  isFocused = false,
  onChange,
  onSend,
  onEscape,
}: {
  label: string
  value: string
  people: Named[]
  isFocused?: boolean
  onChange: (words: string) => void
  onSend: () => void
  onEscape: () => void
}) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  const [isClosed, setClosed] = useState(false)
  const landing = useRef<number>(undefined)
  const id = useId()
  const mention = typedMention(value, caret)
  const options = mention && !isClosed ? peopleFor(mention.typed, people) : []
  const marked = Math.min(active, options.length - 1)

  useEffect(() => {
    if (isFocused) area.current?.focus()
  }, [isFocused])

  // With the name, and not a moment later: whoever types on is faster than a timer, and the words came out in the wrong order.
  useLayoutEffect(() => {
    const at = landing.current
    if (at === undefined || !area.current || area.current.value !== value) return
    landing.current = undefined
    area.current.focus()
    area.current.setSelectionRange(at, at)
    setCaret(at)
  }, [value])

  const take = (person: Named | undefined) => {
    if (!person || !mention) return
    const after = value.slice(caret).replace(/^ /, '')
    const words = `${value.slice(0, mention.start)}@${person.name} ${after}`
    const at = mention.start + person.name.length + 2
    landing.current = at
    onChange(words)
    setActive(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return onSend()
    }
    if (options.length > 0) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[key]
      if (step) setActive((marked + step + options.length) % options.length)
      else if (key === 'Enter' || key === 'Tab') take(options[marked])
      else if (key === 'Escape') setClosed(true)
      else return
      event.preventDefault()
      event.stopPropagation()
    } else if (key === 'Escape') {
      event.stopPropagation()
      onEscape()
    }
  }

  return (
    <div className="desk-mention">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={area}
        id={id}
        rows={3}
        maxLength={LONGEST_NOTE}
        value={value}
        aria-autocomplete="list"
        aria-controls={`${id}-people`}
        aria-activedescendant={options.length > 0 ? `${id}-${marked}` : undefined}
        onChange={({ target }) => {
          onChange(target.value)
          setCaret(target.selectionStart)
          setClosed(false)
          setActive(0)
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => setClosed(true)}
      />
      <div
        id={`${id}-people`}
        className="desk-mention__people"
        role="listbox"
        aria-label="Colleagues"
        hidden={options.length === 0}
      >
        {options.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is the text area's
          // biome-ignore lint/a11y/useFocusableInteractive: marked from the text area, which keeps the keyboard
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === marked}
            // Before the text area loses the keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(person)}
          >
            {person.name}
          </div>
        ))}
      </div>
      <p role="status" className="desk-hidden">
        {options.length > 0 ? `${options.length} ${options.length === 1 ? 'name' : 'names'}.` : ''}
      </p>
    </div>
  )
}
