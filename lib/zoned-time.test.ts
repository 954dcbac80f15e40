import { expect, test } from 'vitest'
import { momentsAt, offsetName, wallTime } from './zoned-time.ts'

const iso = (wall: string, zone: string) => momentsAt(wall, zone).map((moment) => moment.toISOString())

test.each([
  ['2026-11-23T18:00', 'UTC', ['2026-11-23T18:00:00.000Z']],
  ['2026-11-23T18:00', 'Asia/Kolkata', ['2026-11-23T12:30:00.000Z']],
  ['2026-07-01T09:15', 'America/New_York', ['2026-07-01T13:15:00.000Z']],
  ['2026-12-01T09:15', 'America/New_York', ['2026-12-01T14:15:00.000Z']],
  // Berlin leaves out 2 to 3 in the night of 28 March 2027, and has it twice on 31 October.
  ['2027-03-28T02:30', 'Europe/Berlin', []],
  ['2027-03-28T03:00', 'Europe/Berlin', ['2027-03-28T01:00:00.000Z']],
  ['2027-10-31T02:30', 'Europe/Berlin', ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']],
  // Half an hour on Lord Howe Island.
  ['2027-10-03T02:15', 'Australia/Lord_Howe', []],
  // A whole day was left out in Samoa.
  ['2011-12-30T12:00', 'Pacific/Apia', []],
  ['2011-12-31T12:00', 'Pacific/Apia', ['2011-12-30T22:00:00.000Z']],
  ['2026-06-31T10:00', 'UTC', []],
  ['2026-11-23', 'UTC', []],
  ['tomorrow', 'UTC', []],
])('clocks show %s in %s at %j', (wall, zone, moments) => {
  expect(iso(wall, zone)).toEqual(moments)
})

test('there and back', () => {
  for (const zone of ['Asia/Kolkata', 'America/St_Johns', 'Pacific/Chatham', 'Europe/London'])
    for (let month = 0; month < 12; month += 1) {
      const moment = new Date(Date.UTC(2027, month, 11, 7, 41))
      expect(momentsAt(wallTime(moment, zone), zone)).toContainEqual(moment)
    }
})

test('an offset has a name', () => {
  const name = (zone: string) => offsetName(new Date('2026-07-01T00:00:00Z'), zone)
  expect(['UTC', 'Asia/Kolkata', 'America/Sao_Paulo', 'Europe/Berlin'].map(name)).toEqual([
    'UTC',
    'UTC+5:30',
    'UTC−3',
    'UTC+2',
  ])
})
