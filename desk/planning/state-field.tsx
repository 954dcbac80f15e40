'use client'

import { useAuth, useDocumentInfo, useField, useForm } from '@payloadcms/ui'
import { useState } from 'react'
import { scopeOf } from '../../newsroom/permissions.ts'
import {
  ASSIGNMENT_LABELS,
  type AssignmentState,
  MOVES,
  type MoveName,
  movesFrom,
} from '../../newsroom/planning/assignment-states.ts'
import type { User } from '../../payload-types.ts'

/** Where an assignment stands, and buttons for what may come next. Each saves the form with it: due time and people are kept together with the yes. */
export function StateField({ path = 'state' }: { path?: string }) {
  const { user } = useAuth<User>()
  const { id, hasSavePermission } = useDocumentInfo()
  const { value, setValue } = useField<AssignmentState>({ path })
  const { submit } = useForm()
  const [isBusy, setBusy] = useState(false)
  const mayDecide = scopeOf(user?.role, 'commissions', 'create') === 'all'
  const state = value ?? 'pitch'

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
    setBusy(true)
    await submit({ overrides: { [path]: MOVES[name].to } })
    setBusy(false)
  }
  return (
    <section className="desk-workflow" aria-label="Where the assignment stands">
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
              disabled={isBusy}
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
