'use client'

import { useEffect } from 'react'
import type { FoundTag } from '../../newsroom/tags/find-tags.ts'
import { detailOf, titleOf } from './tag-texts.ts'
import type { Chosen } from './use-chosen-tags.ts'
import type { Found } from './use-found-tags.ts'

export type TagOption = { key: string; tag: FoundTag } | { key: 'create'; name: string }

/** What was found and is not chosen yet; making a new one comes last, and not for a name that there is. */
export function optionsOf(
  found: Found,
  { chosen, mayCreate, isCurrent }: { chosen: Chosen; mayCreate: boolean; isCurrent: boolean },
): TagOption[] {
  const isThere = found.tags.some(({ match }) => match === 'exact')
  return [
    ...found.tags.filter(({ id }) => !chosen.ids.includes(id)).map((tag) => ({ key: tag.id, tag })),
    ...(mayCreate && isCurrent && !isThere && !found.isBroken ? [{ key: 'create' as const, name: found.text }] : []),
  ]
}

/** The list below the input. The keys are the input's, which keeps the focus. */
export function TagOptions({
  listId,
  options,
  marked,
  isShown,
  onMark,
  onTake,
}: {
  listId: string
  options: TagOption[]
  marked: number
  isShown: boolean
  onMark: (index: number) => void
  onTake: (option: TagOption) => void
}) {
  useEffect(() => {
    if (isShown) document.getElementById(`${listId}-${marked}`)?.scrollIntoView({ block: 'nearest' })
  }, [isShown, listId, marked])

  return (
    <div id={listId} role="listbox" aria-label="Tags" className="desk-tag-options" hidden={!isShown}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={option.key}
          id={`${listId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === marked}
          className="desk-tag-option"
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => onMark(index)}
          onClick={() => onTake(option)}
        >
          {'tag' in option ? (
            <>
              <bdi>{titleOf(option.tag)}</bdi> <span className="desk-tag-detail">{detailOf(option.tag)}</span>
            </>
          ) : (
            <>
              Create “<bdi>{option.name}</bdi>” …
            </>
          )}
        </div>
      ))}
    </div>
  )
}
