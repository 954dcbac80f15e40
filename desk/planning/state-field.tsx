'use client'

import { useAuth, useDocumentInfo, useField, useForm } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import { scopeOf } from '../../newsroom/permissions.ts'
import {
  ASSIGNMENT_LABELS,
  type AssignmentState,
  MOVES,
  type MoveName,
  movesFrom,
} from '../../newsroom/planning/assignment-states.ts'
import type { User } from '../../payload-types.ts'
import { useKeptFocus } from '../workflow/use-kept-focus.ts'

/** Where an assignment stands, and buttons for what may come next. Each saves the form with it: due time and people are kept together with the yes. */
export function StateField({ path = 'state' }: { path?: string }) {
  const { user } = useAuth<User>()
  const { id, hasSavePermission } = useDocumentInfo()
  const { value, setValue } = useField<AssignmentState>({ path })
  const { submit } = useForm()
  const [isBusy, setBusy] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const mayDecide = scopeOf(user?.role, 'commissions', 'create') === 'all'
  const state = value ?? 'pitch'

  // The button that was pressed is gone afterwards.
  useKeptFocus(panel, Boolean(id))

  if (!id)
    return (
      <div className="desk-workflow">
        <p className="desk-workflow__standing">New {state === 'pitch' ? 'pitch' : 'assignment'}</p>
        {mayDecide && (
          <label className="desk-workflow__tick">
            <input
              type="checkbox"
              checked={state === 'accepted'}
              onChange={({ target }) => setValue(target.checked ? 'accepted' : 'pitch')}
            />{' '}
            Accepted already
          </label>
        )}
      </div>
    )

  const move = async (name: MoveName) => {
    if (isBusy) return
    setBusy(true)
    await submit({ overrides: { [path]: MOVES[name].to } })
    setBusy(false)
  }
  return (
    <section ref={panel} tabIndex={-1} className="desk-workflow" aria-label="Where the assignment stands">
      <p className="desk-workflow__standing" role="status">
        {ASSIGNMENT_LABELS[state]}
      </p>
      {hasSavePermission && (
        <div className="desk-workflow__actions">
          {movesFrom(state, { mayDecide }).map((name) => (
            <button
              key={name}
              type="button"
              data-move={name}
              className="desk-button desk-button--quiet"
              aria-disabled={isBusy}
              onClick={() => move(name)}
            >
              {MOVES[name].label}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}
