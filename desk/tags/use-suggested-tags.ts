'use client'

import { useConfig, useFormFields } from '@payloadcms/ui'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Suggestion } from '../../newsroom/tags/rank-suggestions.ts'
import { SUGGESTED_FROM, textsOf } from '../story-text.ts'
import { requestSuggested } from './tag-requests.ts'

/** A pause in writing, in milliseconds. */
const PAUSE_MS = 1000
/** Less than this is no story yet. */
const LEAST_TEXT = 12

export type Suggested = {
  /** Absent while nobody has answered yet. */
  tags?: Suggestion[]
  /** There is too little of a story to suggest anything for. */
  isBlank: boolean
  refuse: (id: string) => void
}

/** What the house suggests for the story as it stands in the form, without what it has or what was refused. */
export function useSuggestedTags(chosen: string[]): Suggested {
  const { config } = useConfig()
  const headline = useText('headline')
  const standfirst = useText('standfirst')
  // Typing stays ahead in a long story.
  const body = useDeferredValue(useFormFields(([fields]) => fields?.body?.value))
  const text = useMemo(() => textsOf(body).join('\n').slice(0, SUGGESTED_FROM), [body])
  const [suggested, setSuggested] = useState<Suggestion[]>()
  const [refused, setRefused] = useState<string[]>([])
  const tags = chosen.join(',')
  const hidden = refused.join(',')

  const isBlank = headline.length + standfirst.length + text.length < LEAST_TEXT && !tags

  useEffect(() => {
    if (isBlank) return setSuggested(undefined)
    const controller = new AbortController()
    const story = { headline, standfirst, text, tags: split(tags), refused: split(hidden) }
    const timer = setTimeout(() => {
      // Without an answer what was suggested before stays: nobody waits for it.
      requestSuggested(story, { api: config.routes.api, signal: controller.signal }).then(setSuggested, () => {})
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [isBlank, headline, standfirst, text, tags, hidden, config.routes.api])

  return {
    isBlank,
    tags: suggested?.filter(({ id }) => !chosen.includes(id) && !refused.includes(id)),
    refuse: (id) => setRefused((before) => [...before, id]),
  }
}

function useText(path: string): string {
  const value = useFormFields(([fields]) => fields?.[path]?.value)
  return useDeferredValue(typeof value === 'string' ? value : '')
}

function split(ids: string): string[] {
  return ids.split(',').filter(Boolean)
}
