import type { Day } from '../../newsroom/planning/calendar-days.ts'
import { type CalendarAddress, calendarHref } from './calendar-choice.tsx'
import { clocksInWords, dayInWords } from './calendar-words.ts'
import { DayEntries, EntryItem } from './day-entries.tsx'
import type { CalendarDay } from './read-calendar.ts'

/** Seven columns where there is room, else one day below the other. */
export function WeekGrid({
  days,
  zone,
  today,
  shown,
}: {
  days: CalendarDay[]
  zone: string
  today: Day
  shown: CalendarAddress
}) {
  return (
    <ol className="desk-calendar">
      {days.map((day) => (
        <li key={day.day} data-today={day.day === today || undefined}>
          <h2>
            <a
              href={calendarHref({ ...shown, week: undefined, day: day.day })}
              aria-current={day.day === today ? 'date' : undefined}
            >
              {dayInWords(day.day, { today })}
            </a>
          </h2>
          {clocksInWords(day.hours) && <p className="desk-calendar__clocks">{clocksInWords(day.hours)}</p>}
          {day.entries.length + day.live.length === 0 && <p className="desk-calendar__none">Nothing</p>}
          <DayEntries day={day} zone={zone} />
          {day.live.map(({ from, total, shown: first }) => (
            <section key={from} aria-label={`Live, ${dayInWords(day.day, { today })}`}>
              <h3>{total.toLocaleString('en')} live</h3>
              <ul>
                {first.map((entry) => (
                  <EntryItem key={entry.href} entry={entry} zone={zone} hours={day.hours} />
                ))}
              </ul>
              {total > first.length && (
                <p>
                  <a href={calendarHref({ ...shown, week: undefined, day: day.day })}>
                    {(total - first.length).toLocaleString('en')} more
                  </a>
                </p>
              )}
            </section>
          ))}
        </li>
      ))}
    </ol>
  )
}
