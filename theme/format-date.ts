import { type Clock, dateLine, longDay } from './format-time.ts'

/* Days and months that stand for themselves, `2026-11-22` and `2026-11`: no zone can move them. */

/** `22 November 2026`. */
export function dayName(day: string, language: string): string {
  return longDay(noonOf(day), utc(language))
}

/** `Sunday, 22 November 2026`. */
export function fullDayName(day: string, language: string): string {
  return dateLine(noonOf(day), utc(language))
}

/** `November 2026`. */
export function monthName(month: string, language: string): string {
  return formatted(`${month}-01`, language, { month: 'long', year: 'numeric' })
}

/** `November`. */
export function monthNameAlone(month: string, language: string): string {
  return formatted(`${month}-01`, language, { month: 'long' })
}

/** Of a day of the week, 1 (Monday) to 7: `Mon` and `Monday`. */
export function weekdayNames(weekday: number, language: string): { short: string; long: string } {
  // The 1st of January 2024 was a Monday.
  const day = `2024-01-0${weekday}`
  return {
    short: formatted(day, language, { weekday: 'short' }),
    long: formatted(day, language, { weekday: 'long' }),
  }
}

/** On which day weeks begin where a language is spoken: 1 (Monday) to 7. */
export function firstWeekday(language: string): number {
  // In Node and in the standard, not yet in TypeScript's own types.
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  return locale.getWeekInfo?.().firstDay ?? 1
}

/** 1 (Monday) to 7. */
export function weekdayOf(day: string): number {
  return new Date(noonOf(day)).getUTCDay() || 7
}

export function daysInMonth(month: string): string[] {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}

function formatted(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(noonOf(day)))
}

function noonOf(day: string): string {
  return `${day}T12:00:00Z`
}

function utc(language: string): Clock {
  return { timeZone: 'UTC', language }
}
