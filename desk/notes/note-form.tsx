'use client'

import { useState } from 'react'
import type { Named } from '../../newsroom/notes/mentions.ts'
import type { Passage } from '../../newsroom/notes/passage.ts'
import { send } from '../send.ts'
import { Problem } from '../workflow/problem.tsx'
import { MentionArea } from './mention-area.tsx'

/** A new note or question, on the story or on the passage that was selected when it was begun. */
export function NoteForm({
  url,
  people,
  passage,
  onDone,
  onClose,
}: {
  url: string
  people: Named[]
  passage: Passage | undefined
  onDone: (told: string[]) => void
  onClose: () => void
}) {
  const [words, setWords] = useState('')
  const [isAbout, setAbout] = useState(true)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const isEmpty = words.trim() === ''
  const about = isAbout ? passage : undefined

  const write = async (kind: 'note' | 'question') => {
    if (isEmpty || isBusy) return
    setBusy(true)
    setProblem('')
    try {
      const { told } = await send<{ told: string[] }>(`${url}/notes`, { kind, words, ...(about && { passage: about }) })
      onDone(told)
    } catch (error) {
      setProblem((error as Error).message)
      setBusy(false)
    }
  }
  return (
    <div className="desk-notes__form">
      {passage && (
        <div className="desk-notes__about">
          {about && <blockquote>{about.quote}</blockquote>}
          <label className="desk-workflow__tick">
            <input type="checkbox" checked={isAbout} onChange={({ target }) => setAbout(target.checked)} /> On this
            passage
          </label>
        </div>
      )}
      <MentionArea
        label={about ? 'Note on this passage' : 'Note on the story'}
        value={words}
        people={people}
        isFocused
        onChange={setWords}
        onSend={() => write(words.includes('?') ? 'question' : 'note')}
        onEscape={onClose}
      />
      <p className="desk-notes__hint">
        @ and a name asks a colleague, who gets a mail. A question stays on their desk until it is resolved.
      </p>
      <div className="desk-workflow__actions">
        <button type="button" className="desk-button" aria-disabled={isBusy || isEmpty} onClick={() => write('note')}>
          Keep as a note
        </button>
        <button
          type="button"
          className="desk-button"
          aria-disabled={isBusy || isEmpty}
          onClick={() => write('question')}
        >
          Ask
        </button>
        <button type="button" className="desk-button desk-button--quiet" onClick={onClose}>
          Not now
        </button>
      </div>
      <Problem text={problem} />
    </div>
  )
}
