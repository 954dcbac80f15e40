'use client'

import { useId } from 'react'
import type { Chosen } from './use-chosen-tags.ts'
import { useSuggestedTags } from './use-suggested-tags.ts'

/** Tags that the text asks for, each with why. One press adds it, another hides it while the form is open. */
export function TagSuggestions({ chosen }: { chosen: Chosen }) {
  const { tags, isBlank, refuse } = useSuggestedTags(chosen.ids)
  const titleId = useId()
  if (isBlank || tags?.length === 0)
    return (
      <p className="desk-tag-suggestions desk-tag-suggestions__none">
        {isBlank
          ? 'Tags are suggested here once there is a headline or some text.'
          : 'No further tag of the house fits this text.'}
      </p>
    )
  if (!tags) return null
  return (
    <div className="desk-tag-suggestions">
      <p id={titleId}>Suggested</p>
      <ul aria-labelledby={titleId}>
        {tags.map((tag) => (
          <li key={tag.id}>
            <button type="button" className="desk-tag-pick" onClick={() => chosen.add(tag)}>
              <span aria-hidden="true">+ </span>
              <span className="desk-hidden">Add </span>
              <bdi>{tag.name}</bdi> <span className="desk-tag-detail">{tag.reason}</span>
            </button>
            <button
              type="button"
              className="desk-tag-chip__act"
              aria-label={`Do not suggest ${tag.name}`}
              title="Not this one"
              onClick={() => refuse(tag.id)}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
