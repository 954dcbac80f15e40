import { expect, test } from 'vitest'
import { parsePayload, WITHOUT_PAYLOAD } from './jobs.ts'

test('what the clock adds to a payload does not reach the handler', () => {
  expect(parsePayload('trim-logs', { _cron: { ts: '2026-11-22T10:37:00Z' } })).toEqual({})
})

test('a job without a payload may have none at all', () => {
  expect(parsePayload('purge-cdn', null)).toEqual({})
})

test('a payload of another shape is refused by its code', () => {
  const refusal = expect.objectContaining({ code: 'job-payload' })
  expect(() => parsePayload('relate-story', { storyId: 'not an id' })).toThrow(refusal)
  expect(() => parsePayload('deliver-receipt', {})).toThrow(refusal)
})

test('jobs that are told nothing are known as such', () => {
  expect(WITHOUT_PAYLOAD).toEqual([
    ...['purge-cdn', 'drop-tag-lists', 'propose-merges', 'reword-stories', 'delete-blank-drafts', 'trim-logs'],
  ])
})
