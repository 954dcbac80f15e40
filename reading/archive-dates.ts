/** A day as the calendar's addresses and views write it, `2026-11-22`; undefined where there is no such day. */
export function dayFrom({ year, month, day }: { year: string; month: string; day: string }): string | undefined {
  const written = `${year}-${month}-${day}`
  const time = /^\d{4}-\d\d-\d\d$/.test(written) ? Date.parse(`${written}T00:00:00Z`) : Number.NaN
  // The 30th of February would be read as the 2nd of March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written || year === '0000'
    ? undefined
    : written
}

/** A month as the calendar writes it, `2026-11`; undefined where there is no such month. */
export function monthFrom({ year, month }: { year: string; month: string }): string | undefined {
  return dayFrom({ year, month, day: '01' })?.slice(0, 7)
}

/** Address of a day, a month or a year's month: `/archive/2026/11/22`. */
export function archiveHref(date: string): string {
  return `/archive/${date.replaceAll('-', '/')}`
}
