import { Link } from '@payloadcms/ui'

/** The way to the calendar, below the collections. */
export function CalendarLink() {
  return (
    <Link className="nav__link" href="/admin/calendar" id="nav-calendar" prefetch={false}>
      <span className="nav__link-label">Calendar</span>
    </Link>
  )
}
