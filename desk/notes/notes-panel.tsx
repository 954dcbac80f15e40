'use client'

import { useConfig, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { findPassage, type Passage, plainTextOf } from '../../newsroom/notes/passage.ts'
import { openIn, type Thread } from '../../newsroom/notes/thread.ts'
import { useKeptFocus } from '../workflow/use-kept-focus.ts'
import type { FoundNotes } from './note-endpoints.ts'
import { NoteForm } from './note-form.tsx'
import { NoteThread, type PassageState } from './note-thread.tsx'
import { onAskedForNote, selectedPassage, useSelectedPassage } from './passages.ts'

/** What colleagues ask and note about the story, the open ones first. */
export function NotesPanel() {
  const { id, lastUpdateTime } = useDocumentInfo()
  const { config } = useConfig()
  const body = useDeferredValue(useFormFields(([fields]) => fields?.body?.value))
  const text = useMemo(() => plainTextOf(body).text, [body])
  const selected = useSelectedPassage()
  const [found, setFound] = useState<FoundNotes>()
  const [begun, setBegun] = useState<{ passage: Passage | undefined }>()
  const [told, setTold] = useState('')
  const url = id ? `${config.routes.api}/articles/${id}` : ''
  const asked = useAskedNote()
  const panel = useRef<HTMLElement>(null)
  useKeptFocus(panel, found !== undefined)

  const look = useCallback(async () => {
    const response = url
      ? await fetch(`${url}/notes`, { credentials: 'same-origin' }).catch(() => undefined)
      : undefined
    if (response?.ok) setFound(await response.json())
  }, [url])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each save is a reason to look again, and so is coming back to the window
  useEffect(() => {
    look()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [look, lastUpdateTime])
  useEffect(() => onAskedForNote(() => setBegun({ passage: selectedPassage() })), [])

  if (!found) return null
  const { threads, people } = found
  const onDone = (names: string[]) => {
    setTold(names.length > 0 ? `${names.join(', ')} will get a mail.` : 'Kept.')
    setBegun(undefined)
    look()
  }
  const shown = (each: Thread) => (
    <NoteThread
      key={each.id}
      url={url}
      thread={each}
      passageState={stateOf(text, each.passage)}
      people={people}
      isAsked={each.id === asked}
      onDone={onDone}
    />
  )
  const [open, resolved] = [threads.filter((each) => !each.resolved), threads.filter((each) => each.resolved)]
  return (
    <section ref={panel} tabIndex={-1} className="desk-workflow desk-notes" aria-label="Notes">
      <p className="desk-workflow__standing">Notes{openIn(threads) > 0 && <span> · {openIn(threads)} open</span>}</p>
      {open.length > 0 && <ul className="desk-notes__list">{open.map(shown)}</ul>}
      {begun ? (
        <NoteForm
          key={begun.passage?.quote ?? ''}
          url={url}
          people={people}
          passage={begun.passage}
          onDone={onDone}
          onClose={() => setBegun(undefined)}
        />
      ) : (
        <div className="desk-workflow__actions">
          <button
            type="button"
            data-action="note"
            className="desk-button desk-button--quiet"
            // What is selected in the text stays selected.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setBegun({ passage: selected })}
          >
            {selected ? 'Note on this passage' : 'Note on the story'}
          </button>
        </div>
      )}
      <p role="status" className="desk-notes__hint">
        {told}
      </p>
      {resolved.length > 0 && (
        <details className="desk-workflow__more" open={resolved.some((each) => each.id === asked) || undefined}>
          <summary>Resolved: {resolved.length}</summary>
          <ul className="desk-notes__list">{resolved.map(shown)}</ul>
        </details>
      )}
    </section>
  )
}

function stateOf(text: string, passage: Passage | undefined): PassageState {
  const place = passage && findPassage(text, passage)
  if (!place) return 'lost'
  return place.isReworded ? 'reworded' : 'there'
}

/** The note that the address names, from a mail or from the desk. Read after mounting: the server does not know it. */
function useAskedNote(): string | undefined {
  const [asked, setAsked] = useState<string>()
  useEffect(() => setAsked(new URLSearchParams(window.location.search).get('note') ?? undefined), [])
  return asked
}
