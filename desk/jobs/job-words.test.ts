import { expect, test } from 'vitest'
import type { TroubledJob } from '../../jobs/failed-jobs.ts'
import { JOB_NAMES } from '../../jobs/jobs.ts'
import { howItStands, whatCameOfIt, whatItDoes } from './job-words.ts'

const clock = { timeZone: 'Asia/Kolkata', language: 'en' }
const now = '2026-11-22T12:00:00.000Z'
const job = (data: Partial<TroubledJob>): TroubledJob => ({
  id: '1',
  name: 'relate-story',
  state: 'failed',
  tries: 25,
  mostTries: 25,
  since: '2026-11-21T08:00:00.000Z',
  isRunning: false,
  ...data,
})
const stands = (data: Partial<TroubledJob>) => howItStands(job(data), clock, now)

test('a failure is told with its time in the paper’s zone and the number of tries', () => {
  expect(stands({})).toBe('Failed for good: yesterday, 13:30, after 25 tries.')
  expect(stands({ tries: 1, mostTries: 1 })).toBe('Failed for good: yesterday, 13:30, after one try.')
  expect(
    stands({ state: 'retrying', tries: 3, since: '2026-11-22T11:00:00.000Z', nextTry: '2026-11-22T12:30:00.000Z' }),
  ).toBe('Failed: 16:30. Tried 3 of 25 times, next at 18:00.')
})

test('what is on its way says so', () => {
  expect(stands({ isRunning: true })).toBe('Is being tried again now.')
  expect(stands({ state: 'retrying', tries: 0 })).toBe('Will be tried again in a moment.')
  expect(stands({ state: 'waiting', tries: 0 })).toContain('Waiting since yesterday, 13:30.')
})

test('every job is told in words that are no name of ours', () => {
  for (const name of JOB_NAMES) expect(whatItDoes({ name })).not.toContain(name)
})

test('only answers of our own are shown', () => {
  expect(whatCameOfIt('run-again')).toContain('tried again')
  expect(whatCameOfIt('<b>anything</b>')).toBeUndefined()
  expect(whatCameOfIt(undefined)).toBeUndefined()
})
