import { useId } from 'react'
import { ChangedWords } from './changed-words.tsx'
import type { FieldDifference } from './compare-endpoint.ts'

export type Side = 'mine' | 'theirs'

const WHO = {
  mine: 'You changed this.',
  theirs: 'The other text changed this.',
  both: 'Both texts changed this.',
} as const

/** One field of two texts: what differs, word by word, and whose is kept. */
export function FieldChoice({
  difference,
  chosen,
  onChoose,
}: {
  difference: FieldDifference
  chosen: Side | undefined
  onChoose: (side: Side) => void
}) {
  const { field, label, verdict, mine, theirs, changes } = difference
  const name = useId()
  const isFormOnly = mine.join('\n') === theirs.join('\n')
  return (
    <fieldset className="desk-both__field" data-open={chosen === undefined || undefined}>
      <legend>
        {label} <span>{WHO[verdict]}</span>
      </legend>
      {isFormOnly ? (
        <p className="desk-both__same">The words are the same; formatting, links or blocks differ.</p>
      ) : (
        <ChangedWords paragraphs={changes} />
      )}
      {(['mine', 'theirs'] as const).map((side) => (
        <label key={side}>
          <input type="radio" name={`${name} ${field}`} checked={chosen === side} onChange={() => onChoose(side)} />{' '}
          {side === 'mine' ? 'My text' : 'The other text'}
          {(side === 'mine' ? mine : theirs).length === 0 && ' (empty)'}
        </label>
      ))}
    </fieldset>
  )
}
