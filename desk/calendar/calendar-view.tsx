import type { AdminViewServerProps } from 'payload'
import { z } from 'zod'
import { userCan } from '../../collections/access.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { wallTime } from '../../lib/zoned-time.ts'
import { addDays, type Day, weekOf } from '../../newsroom/planning/calendar-days.ts'
import type { User } from '../../payload-types.ts'
import { askedOf, DeskScreen, mustBeSignedIn } from '../desk-screen.tsx'
import { readDeskClock } from '../desk-time.ts'
import { type CalendarAddress, CalendarFilters, CalendarSteps, choicesFor } from './calendar-choice.tsx'
import { dayInWords } from './calendar-words.ts'
import { OneDay } from './one-day.tsx'
import { readCalendar } from './read-calendar.ts'
import { WeekGrid } from './week-grid.tsx'

/** A day that the calendar shows; others are no news. */
const day = z.iso
  .date()
  .refine((given) => given > '1900' && given < '2200')
  .optional()
  .catch(undefined)
const id = z.uuid().optional().catch(undefined)
const address = z.object({ week: day, day, section: id, person: id })

/** What is planned, on the schedule, under embargo and live, by the paper's days. Plain links and forms: it works without scripts. */
export async function CalendarView(props: AdminViewServerProps) {
  mustBeSignedIn(props, '/admin/calendar')
  const { req } = props.initPageResult
  const asked = address.parse(askedOf(props))
  const { timeZone: zone } = await readDeskClock(props.payload)
  const today = wallTime(new Date(), zone).slice(0, 10)
  const shown: CalendarAddress = asked.day ? asked : { ...asked, week: weekOf(asked.week ?? today)[0] ?? today }
  const days = asked.day ? [asked.day] : weekOf(shown.week ?? today)
  const mayReadAll = userCan(req, 'articles', 'read') && userCan(req, 'assignments', 'read')
  const sql = await transactionSql(props)
  const calendar = await readCalendar(sql, {
    ...{ zone, days, slot: asked.day ? 'hour' : 'day', sectionId: asked.section },
    mayReadReleases: userCan(req, 'releases', 'read'),
    ...(mayReadAll ? { personId: asked.person } : { onlyOf: (req.user as User).id }),
  })
  const [first] = calendar.days
  return (
    <DeskScreen
      view={props}
      title="Calendar"
      lead={`${titleOf(days, today)}. Days and times are those of ${zone}.`}
      className="desk-tags desk-calendar-screen"
    >
      <CalendarSteps shown={shown} today={today} />
      <CalendarFilters shown={shown} choices={await choicesFor(sql, { withPeople: mayReadAll })} />
      {calendar.isCut && (
        <p className="desk-jobs__note">There is more than fits here. Choose a day, a section or a person.</p>
      )}
      {asked.day && first ? (
        <OneDay day={first} zone={zone} />
      ) : (
        <WeekGrid days={calendar.days} zone={zone} today={today} shown={shown} />
      )}
    </DeskScreen>
  )
}

function titleOf(days: Day[], today: Day): string {
  const [first = today] = days
  if (days.length === 1) return dayInWords(first, { today, length: 'long' })
  return `The week of ${dayInWords(first, { today, length: 'long' })} to ${dayInWords(addDays(first, 6), { today })}`
}
