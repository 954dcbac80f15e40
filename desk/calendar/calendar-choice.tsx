import type { Sql } from '../../lib/sql.ts'
import { addDays, type Day, weekOf } from '../../newsroom/planning/calendar-days.ts'
import { ChoiceSelect } from '../choice-select.tsx'

/** What an address of the calendar says: a week or a day, and whose. */
export type CalendarAddress = {
  week?: Day | undefined
  day?: Day | undefined
  section?: string | undefined
  person?: string | undefined
}
type Choice = { id: string; name: string }
export type Choices = { sections: Choice[]; people: Choice[] }

export function calendarHref({ week, day, section, person }: CalendarAddress): string {
  const query = new URLSearchParams({
    ...(day ? { day } : week && { week }),
    ...(section && { section }),
    ...(person && { person }),
  })
  return query.size > 0 ? `/admin/calendar?${query}` : '/admin/calendar'
}

export async function choicesFor(sql: Sql, { withPeople }: { withPeople: boolean }): Promise<Choices> {
  const sections = await sql<Choice>`select id, name from sections order by name, id limit 500`
  const people = withPeople
    ? await sql<Choice>`select id, name from users where is_disabled is not true order by name, id limit 500`
    : []
  return { sections, people }
}

/** To the days before, to today, to the days after; from a week to a day and back. */
export function CalendarSteps({ shown, today }: { shown: CalendarAddress; today: Day }) {
  const { day, week, ...filter } = shown
  const step = (count: number) =>
    calendarHref(day ? { ...filter, day: addDays(day, count) } : { ...filter, week: addDays(week ?? today, count * 7) })
  const unit = day ? 'day' : 'week'
  return (
    <nav className="desk-calendar__steps" aria-label="Calendar">
      <a href={step(-1)}>
        <span aria-hidden="true">← </span>Previous {unit}
      </a>
      <a href={calendarHref(day ? { ...filter, day: today } : filter)}>{day ? 'Today' : 'This week'}</a>
      <a href={step(1)}>
        Next {unit}
        <span aria-hidden="true"> →</span>
      </a>
      {day ? (
        <a href={calendarHref({ ...filter, week: weekOf(day)[0] })}>The whole week</a>
      ) : (
        <a href={calendarHref({ ...filter, day: today })}>Today alone</a>
      )}
      <a href="/admin/collections/assignments/create">Plan a story</a>
    </nav>
  )
}

export function CalendarFilters({
  shown: { day, week, section, person },
  choices: { sections, people },
}: {
  shown: CalendarAddress
  choices: Choices
}) {
  return (
    <form method="get" className="desk-tags__choice">
      {day ? <input type="hidden" name="day" value={day} /> : <input type="hidden" name="week" value={week} />}
      <ChoiceSelect {...{ label: 'Section', name: 'section', chosen: section, any: 'All', options: sections }} />
      {people.length > 0 && (
        <ChoiceSelect {...{ label: 'Whose', name: 'person', chosen: person, any: 'Everybody’s', options: people }} />
      )}
      <button type="submit" className="desk-button">
        Show
      </button>
    </form>
  )
}
