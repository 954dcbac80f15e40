import { Link } from '@payloadcms/ui'
import { entryInWords, timeInWords } from './calendar-words.ts'
import type { CalendarDay, Entry } from './read-calendar.ts'

/** What is ahead on a day, in order. */
export function DayEntries({ day: { entries, hours }, zone }: { day: CalendarDay; zone: string }) {
  return (
    <ul>
      {entries.map((entry) => (
        <EntryItem key={`${entry.kind} ${entry.href}`} entry={entry} zone={zone} hours={hours} />
      ))}
    </ul>
  )
}

export function EntryItem({ entry, zone, hours }: { entry: Entry; zone: string; hours: number }) {
  const { kind, href, title, at, isLate, section, people, note } = entry
  return (
    <li data-kind={kind} data-late={isLate || undefined}>
      <p>
        <time dateTime={at}>{timeInWords(at, { zone, hours })}</time> <span>{entryInWords(entry)}</span>
      </p>
      <Link href={href} prefetch={false}>
        {title}
      </Link>
      {(section || people.length > 0 || note) && (
        <p>{[section, people.join(', '), note].filter(Boolean).join(' · ')}</p>
      )}
    </li>
  )
}
