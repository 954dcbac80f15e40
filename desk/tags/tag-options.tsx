'use client'

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

/** What the list below the input shows of a tag, and of making one. */
export function TagOptionWords({ option }: { option: TagOption }) {
  if ('tag' in option)
    return (
      <>
        <bdi>{titleOf(option.tag)}</bdi> <span className="desk-tag-detail">{detailOf(option.tag)}</span>
      </>
    )
  return (
    <>
      Create “<bdi>{option.name}</bdi>” …
    </>
  )
}
