'use client'

import { useAuth, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent as Key, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { User } from '../../payload-types.ts'
import type { DeskSearch } from '../search/search-desk.ts'
import { type Command, commandsFor, find, KEYS } from './commands.ts'
import '../styles/palette.css'

const WAIT_MS = 150
const MOST_FOUND = 6

/** Ctrl or ⌘ and K: everything that can be done, and every story, from the keyboard; `?` lists the keys. Around the whole admin. */
export function Palette({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<'palette' | 'keys'>()
  const { user } = useAuth<User>()

  useEffect(() => {
    if (!user) return
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen('palette')
      } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) {
        event.preventDefault()
        setOpen('keys')
      }
    }
    // Before the text editor, for which the same keys make a link.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [user])

  return (
    <>
      {children}
      {open === 'palette' && user && <PaletteDialog role={user.role} onClose={() => setOpen(undefined)} />}
      {open === 'keys' && <KeysDialog onClose={() => setOpen(undefined)} />}
    </>
  )
}

function PaletteDialog({ role, onClose }: { role: User['role']; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [selected] = useState(selectedWords)
  const isTaken = useRef(false)
  const router = useRouter()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState(0)
  const [commands] = useState(() => commandsFor(role, (selector) => document.querySelector(selector) !== null))
  const found = useFound(typed)
  const options: Command[] = [...find(commands, typed), ...found]
  const current = Math.min(marked, options.length - 1)

  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [listId, current])

  const take = ({ href, press }: Command) => {
    dialog.current?.close()
    selectAgain(selected)
    isTaken.current = true
    if (press) document.querySelector<HTMLElement>(press)?.click()
    else if (href === '/') window.location.assign('/')
    else if (href) router.push(href)
  }
  const close = () => {
    // What was taken has the keyboard by now.
    if (!isTaken.current) selectAgain(selected)
    onClose()
  }
  const onKeyDown = (event: Key) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && options.length > 0) {
      event.preventDefault()
      setMarked((current + step + options.length) % options.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const option = options[current]
      if (option) take(option)
    }
  }

  return (
    <dialog ref={dialog} className="desk-palette" aria-label="What do you want to do?" onClose={close}>
      <input
        type="text"
        role="combobox"
        aria-label="A story, a tag, an author, or something to do"
        placeholder="A story, a tag, an author, or something to do"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-activedescendant={options.length > 0 ? `${listId}-${current}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setMarked(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="What fits" tabIndex={-1}>
        {options.map((option, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
          <div
            key={option.id}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === current}
            // Not on entering: the list comes up under a pointer that lies still, and Enter would take what is there.
            onMouseMove={({ movementX, movementY }) => (movementX || movementY) && setMarked(at)}
            onClick={() => take(option)}
          >
            {option.label}{' '}
            {option.words && option.href && at >= options.length - found.length && <span>{option.words}</span>}
          </div>
        ))}
      </div>
      <p role="status" className={options.length > 0 ? 'desk-hidden' : undefined}>
        {options.length > 0 ? `${options.length} found` : 'Nothing fits.'}
      </p>
    </dialog>
  )
}

/** Stories, tags, authors and sections, a moment after somebody stops typing. */
function useFound(typed: string): Command[] {
  const { config } = useConfig()
  const [found, setFound] = useState<Command[]>([])
  useEffect(() => {
    const q = typed.trim()
    if (q.length < 2) return setFound([])
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      const url = `${config.routes.api}/search?${new URLSearchParams({ q })}`
      const response = await fetch(url, { credentials: 'same-origin', signal: controller.signal }).catch(
        () => undefined,
      )
      if (response?.ok) setFound(asCommands(await response.json()))
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [typed, config.routes.api])
  return found
}

function asCommands({ stories, names }: DeskSearch): Command[] {
  return [
    ...names.slice(0, 3).map(({ id, name, kind, href }) => ({ id, label: name, words: kind, href })),
    ...stories
      .slice(0, MOST_FOUND)
      .map(({ id, headline, state, href }) => ({ id, label: headline, words: state, href })),
  ]
}

function KeysDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="desk-palette" aria-label="Keys" onClose={onClose}>
      <h2>Keys</h2>
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="desk-button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  )
}

/** The words that are selected in a text: the dialog takes the keyboard, and the selection with it. */
function selectedWords(): Range | undefined {
  const selection = window.getSelection()
  return selection && !selection.isCollapsed && isTyping(document.activeElement)
    ? selection.getRangeAt(0).cloneRange()
    : undefined
}

/** For whoever closes the palette, or writes a note on the passage from it. */
function selectAgain(range: Range | undefined): void {
  if (!range?.startContainer.isConnected) return
  window.getSelection()?.removeAllRanges()
  window.getSelection()?.addRange(range)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
