import { clocksInWords, timeInWords } from './calendar-words.ts'
import { DayEntries, EntryItem } from './day-entries.tsx'
import type { CalendarDay } from './read-calendar.ts'

/** One day: what is ahead, and what went live by the hour. */
export function OneDay({ day, zone }: { day: CalendarDay; zone: string }) {
  const { hours, entries, live } = day
  return (
    <div className="desk-calendar-day">
      {clocksInWords(hours) && <p className="desk-calendar__clocks">{clocksInWords(hours)}.</p>}
      <section>
        <h2>Planned and scheduled</h2>
        {entries.length === 0 && <p className="desk-calendar__none">Nothing.</p>}
        <DayEntries day={day} zone={zone} />
      </section>
      <section>
        <h2>{live.reduce((sum, { total }) => sum + total, 0).toLocaleString('en')} live</h2>
        {live.map(({ from, total, shown }) => (
          <section key={from}>
            <h3>
              From {timeInWords(from, { zone, hours })}: {total.toLocaleString('en')}
            </h3>
            <ul>
              {shown.map((entry) => (
                <EntryItem key={entry.href} entry={entry} zone={zone} hours={hours} />
              ))}
            </ul>
            {total > shown.length && <p>and {(total - shown.length).toLocaleString('en')} more in this hour</p>}
          </section>
        ))}
      </section>
    </div>
  )
}
