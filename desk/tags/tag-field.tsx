'use client'

import {
  FieldDescription,
  FieldError,
  FieldLabel,
  RelationshipField,
  useAuth,
  useConfig,
  useDocumentInfo,
  useField,
  useOperation,
} from '@payloadcms/ui'
import type { RelationshipFieldClientProps } from 'payload'
import { useId, useRef, useState } from 'react'
import { scopeOf } from '../../newsroom/permissions.ts'
import type { User } from '../../payload-types.ts'
import { TagChips } from './tag-chips.tsx'
import { TagCombobox } from './tag-combobox.tsx'
import { requestFound } from './tag-requests.ts'
import { TagSuggestions } from './tag-suggestions.tsx'
import { MOST_PASTED, namesIn } from './tag-texts.ts'
import { UndecidedTag } from './undecided-tag.tsx'
import { useChosenTags } from './use-chosen-tags.ts'

/**
 * A story's tags: typed with the names of the house at hand, in order, by keyboard. Bulk edit has no story, and keeps Payload's own.
 */
export function TagField(props: RelationshipFieldClientProps) {
  const { id } = useDocumentInfo()
  const operation = useOperation()
  if (operation === 'update' && !id) return <RelationshipField {...props} />
  return <StoryTags {...props} />
}

function StoryTags({ field, path: givenPath, readOnly }: RelationshipFieldClientProps) {
  const { value, setValue, showError, disabled, path } = useField<string[]>({ potentiallyStalePath: givenPath })
  const { user } = useAuth<User>()
  const { config } = useConfig()
  const chosen = useChosenTags(value, setValue)
  const [text, setText] = useState('')
  const [undecided, setUndecided] = useState<string[]>([])
  const [left, setLeft] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const inputId = useId()
  const mayCreate = scopeOf(user?.role, 'tags', 'create') === 'all'
  const isClosed = Boolean(readOnly || disabled)

  const ask = (names: string[]) => setUndecided((before) => [...new Set([...before, ...names])])
  /** What the house has is taken, in the order of the list; the rest is asked about. */
  const paste = async (text: string) => {
    const { names, left } = namesIn(text)
    setLeft(left)
    const answers = await Promise.allSettled(names.map((name) => requestFound(name, { api: config.routes.api })))
    const found = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value[0] : undefined))
    for (const tag of found) if (tag?.match === 'exact') chosen.add(tag)
    ask(names.filter((_, index) => found[index]?.match !== 'exact'))
  }
  const decide = (name: string) => {
    setUndecided((before) => before.filter((each) => each !== name))
    input.current?.focus()
  }
  /** What stands in the field already is not written over: the question then stays. */
  const back = (name: string) => {
    if (text) return input.current?.focus()
    setText(name)
    decide(name)
  }
  const label = field.label || 'Tags'
  return (
    <div className={`field-type desk-tag-field ${showError ? 'error' : ''}`}>
      <FieldLabel htmlFor={inputId} label={label} path={path} />
      <FieldError path={path} showError={showError} />
      <TagChips chosen={chosen} isClosed={isClosed} onLeave={() => input.current?.focus()} />
      {!readOnly && (
        <TagCombobox
          input={input}
          inputId={inputId}
          chosen={chosen}
          mayCreate={mayCreate}
          isDisabled={Boolean(disabled)}
          text={text}
          onText={setText}
          onCreate={(name) => ask([name])}
          onPaste={(text) => paste(text)}
        />
      )}
      {left > 0 && (
        <p role="status" className="desk-tag-none">
          The first {MOST_PASTED} names were taken. {left === 1 ? 'One more was' : `${left} more were`} left out: paste
          the rest again, if they belong here.
        </p>
      )}
      {undecided.map((name) => (
        <UndecidedTag
          key={name}
          name={name}
          mayCreate={mayCreate}
          onUse={(tag) => {
            chosen.add(tag)
            decide(name)
          }}
          onDrop={() => decide(name)}
          onBack={() => back(name)}
        />
      ))}
      <p role="status" className="desk-hidden">
        {chosen.said}
      </p>
      <FieldDescription description={field.admin?.description} path={path} />
      {!isClosed && <TagSuggestions chosen={chosen} />}
    </div>
  )
}
