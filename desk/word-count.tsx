'use client'

import { useFormFields } from '@payloadcms/ui'
import { useDeferredValue, useMemo } from 'react'
import { countWords } from '../lib/count-words.ts'
import { readingMinutes, textsOf } from './story-text.ts'

/** Below the story while it is being written. Not announced: a screen reader would speak at every key. */
export function WordCount() {
  const body = useFormFields(([fields]) => fields?.body?.value)
  // Typing stays ahead of counting in a long story.
  const counted = useDeferredValue(body)
  const words = useMemo(() => countWords(textsOf(counted)), [counted])
  const minutes = readingMinutes(words)
  return (
    <p className="desk-count">
      {words === 0 ? 'No words yet' : `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`}
      {minutes > 0 && <span> · {minutes} min read</span>}
    </p>
  )
}
