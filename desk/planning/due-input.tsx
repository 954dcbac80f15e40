'use client'

import { FieldError, useField } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { momentsAt, offsetName, wallTime } from '../../lib/zoned-time.ts'
import { Problem } from '../workflow/problem.tsx'

/** A time of the paper's clock, kept as a moment. Of an hour that comes twice it is the earlier. */
export function DueInput({ path, zone, isReadOnly }: { path: string; zone: string; isReadOnly: boolean }) {
  const { value, setValue, showError, errorMessage, disabled } = useField<string | null>({ path })
  // What somebody is typing is theirs, until they leave the field.
  const [typed, setTyped] = useState<string>()
  const [problem, setProblem] = useState('')
  const id = useId()
  const shown = value ? wallTime(new Date(value), zone) : ''

  const take = (wall: string) => {
    setTyped(wall)
    const [moment] = momentsAt(wall.slice(0, 16), zone)
    setProblem(wall && !moment ? `The clocks of ${zone} leave this time out. Choose another.` : '')
    if (moment) setValue(moment.toISOString())
    else if (!wall) setValue(null)
  }
  return (
    <div className="field-type desk-due">
      <label htmlFor={id} className="field-label">
        Due
      </label>
      <input
        id={id}
        type="datetime-local"
        value={typed ?? shown}
        disabled={isReadOnly || disabled}
        aria-describedby={`${id}-words`}
        onChange={({ target }) => take(target.value)}
        onBlur={() => setTyped(undefined)}
      />
      <p id={`${id}-words`} className="field-description">
        In {zone}
        {value && ` (${offsetName(new Date(value), zone)})`}.
      </p>
      <Problem text={problem} />
      <FieldError path={path} showError={showError} message={errorMessage} />
    </div>
  )
}
