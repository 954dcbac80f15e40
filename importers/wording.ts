import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/** What is wrong with a line, for somebody who made the file and has never heard of the library that reads it. */
export function wordingOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${kindOf(issue.expected)}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'unrecognized_keys':
      return `has keys that are not known here: ${issue.keys.map((key) => `“${key}”`).join(', ')}`
    case 'too_small':
      return Number(issue.minimum) <= 1
        ? 'must not be empty'
        : `must have at least ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `must have at most ${issue.maximum}${unitOf(issue.origin)}`
    case 'invalid_union':
      return 'has none of the forms that it may have'
  }
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

function kindOf(type: string): string {
  return KINDS[type] ?? type
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' entries' : ''
}
