import type { ArchiveMonthView } from '../reading/views.ts'
import { dayName, daysInMonth, firstWeekday, weekdayNames, weekdayOf } from './format-date.ts'
import { words } from './words.ts'

/** A month in weeks, beginning on the day on which weeks begin where the paper's language is spoken. */
export function CalendarTable({ view, language }: { view: ArchiveMonthView; language: string }) {
  const first = firstWeekday(language)
  const weekdays = Array.from({ length: 7 }, (_, index) => ((first - 1 + index) % 7) + 1)
  const byDay = new Map(view.days.map((day) => [day.day, day]))
  return (
    <table className="calendar">
      <caption>{words.calendar}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => {
            const { short, long } = weekdayNames(weekday, language)
            return (
              <th key={weekday} scope="col">
                <abbr title={long}>{short}</abbr>
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {weeksOf(view.month, first).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, place) => (
              <td key={day ?? `none-${weekdays[place]}`}>
                {day && <Day day={day} found={byDay.get(day)} language={language} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type DayProps = { day: string; found: ArchiveMonthView['days'][number] | undefined; language: string }

function Day({ day, found, language }: DayProps) {
  const date = String(Number(day.slice(8)))
  if (!found) return <span className="date no-stories">{date}</span>
  return (
    <a href={found.href}>
      <span className="date" aria-hidden="true">
        {date}
      </span>
      <span className="unseen">{dayName(day, language)}, </span>
      <span className="archive-count">
        {found.stories.toLocaleString(language)} <span className="unit">{words.storyUnit(found.stories)}</span>
      </span>
    </a>
  )
}

/** Seven places each, empty before the first of the month and after its last. */
export function weeksOf(month: string, first: number): (string | undefined)[][] {
  const days = daysInMonth(month)
  const before = (weekdayOf(days[0] ?? '') - first + 7) % 7
  const places = [...Array<undefined>(before).fill(undefined), ...days]
  return Array.from({ length: Math.ceil(places.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_unused, place) => places[week * 7 + place]),
  )
}
