'use client'

import { useConfig } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import type { FoundTag, TagName } from '../../newsroom/tags/find-tags.ts'
import { TAG_KINDS, type TagKind } from '../../newsroom/tags/tag-kinds.ts'
import { requestCreated, requestFound } from './tag-requests.ts'
import { detailOf, titleOf } from './tag-texts.ts'

type Props = { name: string; mayCreate: boolean; onUse: (tag: TagName) => void; onDrop: () => void; onBack: () => void }

/**
 * A name that somebody gave and the house has no tag for: those that look like it come first, so that none is made twice. Where there
 * is the very tag, it is taken without a question. Escape goes back to the field.
 */
export function UndecidedTag({ name, mayCreate, onUse, onDrop, onBack }: Props) {
  const { config } = useConfig()
  const { api } = config.routes
  const [alike, setAlike] = useState<FoundTag[]>()
  const [kind, setKind] = useState<TagKind>('topic')
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const box = useRef<HTMLFieldSetElement>(null)
  const kindId = useId()

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each name; what to do with the answer is drawn anew each time
  useEffect(() => {
    const controller = new AbortController()
    requestFound(name, { api, signal: controller.signal, isForNew: true })
      .then((tags) => {
        const [first] = tags
        if (first?.match === 'exact') onUse(first)
        else setAlike(tags)
      })
      .catch((error: Error) => {
        if (!controller.signal.aborted) setProblem(error.message)
      })
    return () => controller.abort()
  }, [name, api])

  // Whoever asked for it goes on here; of several names the first.
  useEffect(() => {
    const first = box.current?.parentElement?.querySelector('fieldset')
    if (alike && first === box.current) box.current?.querySelector<HTMLElement>('button, select')?.focus()
  }, [alike])

  const create = async () => {
    setBusy(true)
    try {
      onUse(await requestCreated({ name, kind }, api))
    } catch (error) {
      setProblem((error as Error).message)
      setBusy(false)
    }
  }

  if (!alike && !problem) return null
  const isNew = !alike || alike.length === 0
  return (
    <fieldset
      className="desk-tag-new"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onBack()
      }}
    >
      <legend>
        “<bdi>{name}</bdi>” is {isNew ? 'a new tag' : 'no tag yet. Did you mean'}
      </legend>
      {!isNew && (
        <ul>
          {alike.slice(0, 4).map((tag) => (
            <li key={tag.id}>
              <button type="button" className="desk-tag-pick" onClick={() => onUse(tag)}>
                <bdi>{titleOf(tag)}</bdi> <span className="desk-tag-detail">{detailOf(tag)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="desk-tag-new__row">
        {mayCreate && (
          <>
            <label htmlFor={kindId} className="desk-hidden">
              Kind of the new tag
            </label>
            <select id={kindId} value={kind} onChange={(event) => setKind(event.target.value as TagKind)}>
              {TAG_KINDS.map(({ label, value }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            <button type="button" className="desk-button" disabled={isBusy} onClick={create}>
              {isNew ? 'Create' : 'Create it all the same'}
            </button>
          </>
        )}
        <button type="button" className="desk-tag-drop" onClick={onDrop}>
          Leave it out
        </button>
      </div>
      {problem && <p role="alert">{problem}</p>}
    </fieldset>
  )
}
