import { type Clock, isOtherMinute, longTime, shortTime } from './format-time.ts'
import { words } from './words.ts'

/** The two times of a story: when it was published and, only if readers would see another minute, when it was updated. */
export function Timestamp({
  publishedAt,
  revisedAt,
  clock,
}: {
  publishedAt: string
  revisedAt?: string
  clock: Clock
}) {
  return (
    <p className="timestamp">
      <span>
        {words.published} <time dateTime={publishedAt}>{longTime(publishedAt, clock)}</time>
      </span>
      {revisedAt && isOtherMinute(publishedAt, revisedAt) && (
        <span>
          {' '}
          {words.updated} <time dateTime={revisedAt}>{longTime(revisedAt, clock)}</time>
        </span>
      )}
    </p>
  )
}

/** The time of a story in a list; pass `today` only on pages that are made anew each day. */
export function ShortTime({ at, clock, today }: { at: string; clock: Clock; today?: string }) {
  return (
    <time className="short-time" dateTime={at}>
      {shortTime(at, clock, today)}
    </time>
  )
}
