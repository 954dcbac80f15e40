'use client'

import { useState } from 'react'
import type { Named } from '../../newsroom/notes/mentions.ts'
import type { Thread } from '../../newsroom/notes/thread.ts'
import { send } from '../send.ts'
import { Problem } from '../workflow/problem.tsx'
import { MentionArea } from './mention-area.tsx'
import { showPassage } from './passages.ts'

/** How a note's passage stands in the text of the form. */
export type PassageState = 'there' | 'reworded' | 'lost'

/** A note with its answers. Pressing its quote shows the passage in the text. */
export function NoteThread({
  url,
  thread: { id, kind, words, by, at, passage, replies, resolved },
  passageState,
  people,
  isAsked,
  onDone,
}: {
  url: string
  thread: Thread
  passageState: PassageState
  people: Named[]
  /** The address of the page names it. */
  isAsked: boolean
  onDone: (told: string[]) => void
}) {
  const [answer, setAnswer] = useState<string>()
  const [problem, setProblem] = useState('')
  const order = (path: string, json: object) =>
    send<{ told?: string[] }>(`${url}/notes/${path}`, { thread: id, ...json }).then(
      ({ told = [] }) => {
        setProblem('')
        setAnswer(undefined)
        onDone(told)
      },
      (error: Error) => setProblem(error.message),
    )
  const reply = () => answer?.trim() && order('replies', { words: answer })

  return (
    <li
      className="desk-note"
      // Whoever came from the desk or from a mail stands at what they are asked.
      ref={(node) => {
        if (!isAsked || !node || node.dataset.shown) return
        node.dataset.shown = 'true'
        node.scrollIntoView({ block: 'center' })
      }}
      data-asked={isAsked || undefined}
    >
      {passage && passageState !== 'lost' && (
        <button type="button" className="desk-note__quote" onClick={() => showPassage(passage)}>
          <span className="desk-hidden">Show in the text: </span>
          {passage.quote}
        </button>
      )}
      {passage && passageState === 'lost' && <blockquote className="desk-note__quote">{passage.quote}</blockquote>}
      {passage && passageState !== 'there' && (
        <p className="desk-notes__hint">
          {passageState === 'lost' ? 'This passage is no longer in the text.' : 'This passage was reworded since.'}
        </p>
      )}
      <p className="desk-note__by">
        <strong>{by}</strong>
        {kind === 'question' && ' asks'} · {at}
      </p>
      <p className="desk-note__words">{words}</p>
      {replies.length > 0 && (
        <ul className="desk-note__replies">
          {replies.map((each) => (
            <li key={each.id}>
              <p className="desk-note__by">
                <strong>{each.by}</strong> · {each.at}
              </p>
              <p className="desk-note__words">{each.words}</p>
            </li>
          ))}
        </ul>
      )}
      {resolved && (
        <p className="desk-notes__hint">
          Resolved by {resolved.by} · {resolved.at}
        </p>
      )}
      {answer !== undefined && (
        <MentionArea
          label="Answer"
          value={answer}
          people={people}
          isFocused
          onChange={setAnswer}
          onSend={reply}
          onEscape={() => setAnswer(undefined)}
        />
      )}
      <div className="desk-workflow__actions">
        {answer !== undefined ? (
          <>
            <button type="button" className="desk-button" aria-disabled={answer.trim() === ''} onClick={reply}>
              Send the answer
            </button>
            <button type="button" className="desk-button desk-button--quiet" onClick={() => setAnswer(undefined)}>
              Not now
            </button>
          </>
        ) : (
          !resolved && (
            <button type="button" className="desk-button desk-button--quiet" onClick={() => setAnswer('')}>
              Answer
            </button>
          )
        )}
        {answer === undefined && (
          <button
            type="button"
            className="desk-button desk-button--quiet"
            onClick={() => order('settled', { isResolved: !resolved })}
          >
            {resolved ? 'Open again' : 'Resolve'}
          </button>
        )}
      </div>
      <Problem text={problem} />
    </li>
  )
}
