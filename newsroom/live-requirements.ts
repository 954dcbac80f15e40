import { isBlank } from '../lib/clean-text.ts'

/** What a story must have before readers get it, and the sentence that asks for it. */
const REQUIRED = {
  headline: 'A story needs a headline that readers can see before it goes live.',
  section: 'Choose a section: it is part of the story’s address.',
} as const

/**
 * A validation rule for a story's field: a draft may lack anything, a live story may not.
 * Returns true or the sentence that an editor sees.
 */
export function validateForLive(field: keyof typeof REQUIRED) {
  return (value: unknown, { data }: { data: { _status?: unknown } }): true | string => {
    if (field === 'headline' && typeof value === 'string' && value.length > 300)
      return 'Keep the headline under 300 characters.'
    if (data._status !== 'published') return true
    const isMissing = typeof value === 'string' ? isBlank(value) : !value
    return isMissing ? REQUIRED[field] : true
  }
}
