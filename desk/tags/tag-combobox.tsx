'use client'

import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { Options } from '../options.tsx'
import { optionsOf, type TagOption, TagOptionWords } from './tag-options.tsx'
import { namesIn } from './tag-texts.ts'
import type { Chosen } from './use-chosen-tags.ts'
import { type Found, useFoundTags } from './use-found-tags.ts'

export type TagComboboxProps = {
  input: RefObject<HTMLInputElement | null>
  inputId: string
  chosen: Chosen
  mayCreate: boolean
  isDisabled: boolean
  text: string
  onText: (text: string) => void
  onCreate: (name: string) => void
  /** Several names at once. */
  onPaste: (text: string) => void
}

/** The input that finds tags (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): the best is marked, Enter takes what is marked. */
export function TagCombobox({
  input,
  inputId,
  chosen,
  mayCreate,
  isDisabled,
  text,
  onText,
  onCreate,
  onPaste,
}: TagComboboxProps) {
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  // Enter that came before the answer: whoever types a whole name and goes on need not wait for it.
  const isHasty = useRef(false)
  const listId = useId()
  const found = useFoundTags(text)
  const isCurrent = found.text === text.trim()
  const options = text.trim() ? optionsOf(found, { chosen, mayCreate, isCurrent }) : []
  const marked = Math.min(active, options.length - 1)
  const isShown = isOpen && options.length > 0

  const clear = () => {
    onText('')
    setOpen(false)
    setActive(0)
  }
  const take = (option: TagOption | undefined) => {
    if (!option) return
    if ('tag' in option) chosen.add(option.tag)
    else onCreate(option.name)
    clear()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when an answer comes in, with what is there then
  useEffect(() => {
    const isSure = found.tags[0]?.match === 'exact' || (found.tags.length === 0 && !found.isBroken)
    if (isHasty.current && isCurrent && isSure) take(options[0])
    if (isCurrent) isHasty.current = false
    setActive(0)
  }, [found])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    if (key === 'Enter') {
      // Never sends the form.
      event.preventDefault()
      if (isShown && isCurrent) take(options[marked])
      else if (isCurrent) setOpen(true)
      else isHasty.current = text.trim() !== ''
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = key === 'ArrowDown' ? 1 : -1
      if (isShown) setActive((marked + step + options.length) % options.length)
    } else if (key === 'Escape' && (isShown || text)) {
      event.stopPropagation()
      if (isShown) setOpen(false)
      else clear()
    } else if ((key === 'Backspace' || key === 'ArrowLeft') && text === '' && chosen.ids.length > 0) {
      event.preventDefault()
      const chips = event.currentTarget
        .closest('.desk-tag-field')
        ?.querySelectorAll<HTMLElement>('.desk-tag-chip__name')
      chips?.[chips.length - 1]?.focus()
    }
  }

  return (
    <div className="desk-tag-input">
      <input
        ref={input}
        id={inputId}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown ? `${listId}-${marked}` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={200}
        placeholder="Add a tag"
        disabled={isDisabled}
        value={text}
        onChange={(event) => {
          onText(event.target.value)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text')
          if (text || namesIn(pasted).names.length < 2) return
          event.preventDefault()
          onPaste(pasted)
        }}
      />
      <Options
        {...{ listId, label: 'Tags', options, marked, isShown }}
        keyOf={({ key }) => key}
        onMark={setActive}
        onTake={take}
      >
        {(option) => <TagOptionWords option={option} />}
      </Options>
      <p role="status" className="desk-hidden">
        {isOpen && isCurrent && text.trim() ? wordsFor(found, options.length) : ''}
      </p>
      {isOpen && isCurrent && text.trim() && options.length === 0 && (
        <p className="desk-tag-none">{noneIn(found, chosen)}</p>
      )}
    </div>
  )
}

function wordsFor({ tags, isBroken }: Found, options: number): string {
  if (isBroken) return 'Tags cannot be looked up just now.'
  return options === 0 ? 'No tag found.' : `${tags.length} ${tags.length === 1 ? 'tag' : 'tags'} found.`
}

function noneIn({ tags, isBroken }: Found, chosen: Chosen): string {
  if (isBroken) return 'Tags cannot be looked up just now. Your story is kept; try again in a moment.'
  if (tags.some(({ id }) => chosen.ids.includes(id))) return 'The story has this tag already.'
  return 'There is no such tag. Ask a reporter or an editor for it.'
}
