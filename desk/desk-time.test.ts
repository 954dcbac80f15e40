import { expect, test } from 'vitest'
import { deskTime } from './desk-time.ts'

const kolkata = { timeZone: 'Asia/Kolkata', language: 'en' }
const now = '2026-11-22T20:00:00.000Z' // 01:30 on the 23rd in Kolkata

test('a time is given in the paper’s zone and says no more of its day than it must', () => {
  expect(deskTime('2026-11-22T19:00:00.000Z', kolkata, now)).toBe('00:30')
  expect(deskTime('2026-11-22T18:00:00.000Z', kolkata, now)).toBe('yesterday, 23:30')
  expect(deskTime('2026-11-20T18:00:00.000Z', kolkata, now)).toBe('20 Nov, 23:30')
  expect(deskTime('2025-12-31T19:00:00.000Z', kolkata, now)).toBe('1 Jan, 00:30')
  expect(deskTime('2025-12-31T18:00:00.000Z', kolkata, now)).toBe('31 Dec 2025, 23:30')
})
