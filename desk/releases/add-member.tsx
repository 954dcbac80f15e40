'use client'

import { useConfig } from '@payloadcms/ui'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Options } from '../options.tsx'
import { send } from '../send.ts'
import { Problem } from '../workflow/problem.tsx'
import { useOrder } from '../workflow/use-order.ts'
import type { Candidate } from './find-for-release.ts'
import { kindInWords } from './release-words.ts'
import { type FoundCandidates, useCandidates } from './use-candidates.ts'

/** Finds a story that is ready, or a front, by typing (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/); Enter takes what is marked. */
export function AddMember({ url, onDone }: { url: string; onDone: () => Promise<void> }) {
  const { config } = useConfig()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const { isBusy, problem, give } = useOrder()
  /** Enter came before the list: of what is called so it means the only one. */
  const isHasty = useRef(false)
  const listId = useId()
  const found = useCandidates(text, `${config.routes.api}/releases`)
  const isCurrent = found.text === text.trim()
  const options = text.trim() ? found.candidates : []
  const marked = Math.min(active, options.length - 1)
  const isShown = isOpen && options.length > 0

  const take = (candidate: Candidate | undefined) => {
    if (!candidate) return
    void give(async () => {
      await send(`${url}/add`, { collection: candidate.collection, id: candidate.id })
      setText('')
      setOpen(false)
      await onDone()
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came in is another list, with its first marked
  useEffect(() => {
    setActive(0)
    if (isHasty.current && isCurrent && options.length === 1) take(options[0])
    if (isCurrent) isHasty.current = false
  }, [found])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event
    if (key === 'Enter') {
      event.preventDefault()
      if (isShown && isCurrent) take(options[marked])
      else setOpen(true)
      isHasty.current = !isCurrent
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = key === 'ArrowDown' ? 1 : -1
      if (isShown) setActive((marked + step + options.length) % options.length)
    } else if (key === 'Escape' && (isShown || text)) {
      event.stopPropagation()
      if (isShown) setOpen(false)
      else setText('')
    }
  }

  return (
    <div className="desk-tag-field desk-release__add">
      <label htmlFor={`${listId}-input`}>Add a story that is ready, or a front</label>
      <div className="desk-tag-input">
        <input
          id={`${listId}-input`}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={listId}
          aria-activedescendant={isShown ? `${listId}-${marked}` : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder="A word of its headline, or the name of the front"
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        <Options
          {...{ listId, label: 'Found', options, marked, isShown }}
          keyOf={({ id }) => id}
          onMark={setActive}
          onTake={take}
        >
          {({ title, collection, section }) => (
            <>
              <bdi>{title || 'Untitled'}</bdi>{' '}
              <span className="desk-tag-detail">{[kindInWords(collection), section].filter(Boolean).join(' · ')}</span>
            </>
          )}
        </Options>
        {isOpen && isCurrent && text.trim() && options.length === 0 && <p className="desk-tag-none">{noneIn(found)}</p>}
      </div>
      <p role="status" className="desk-hidden">
        {isBusy ? 'One moment …' : isShown && isCurrent ? `${options.length} found.` : ''}
      </p>
      <Problem text={problem} />
    </div>
  )
}

function noneIn({ isBroken }: FoundCandidates): string {
  if (isBroken) return 'Nothing can be looked up just now. Try again in a moment.'
  return 'No story that is ready, and no front, is called so, or it is on a schedule already.'
}
