import { Link } from '@payloadcms/ui'
import type { Clock } from '../theme/format-time.ts'
import { deskTime } from './desk-time.ts'
import type { Waiting, WaitingText } from './read-waiting.ts'

/** What waits for an editor, and what the clock will publish, late ones first. */
export function WaitingLists({ waiting, clock, now }: { waiting: Waiting; clock: Clock; now: string }) {
  const { review, ready, scheduled } = waiting
  return (
    <div className="desk__lists">
      <TextList
        title="Waiting for review"
        texts={review}
        clock={clock}
        now={now}
        empty="Nobody has handed anything in."
      />
      <TextList title="Ready" texts={ready} clock={clock} now={now} empty="Nothing approved waits to be published." />
      <section className="desk-list">
        <h2>Scheduled for the next day</h2>
        {scheduled.length === 0 && (
          <p className="desk-list__empty">Nothing. A story that is ready is scheduled in its form.</p>
        )}
        <ul>
          {scheduled.map(({ href, title, due, isLate, problem, detail }) => (
            <li key={href}>
              <Link href={href} prefetch={false}>
                {title}
              </Link>
              <p role={isLate ? 'alert' : undefined} className={isLate ? 'desk-tone--late' : undefined}>
                {isLate ? 'Late, was due ' : ''}
                <time dateTime={due}>{deskTime(due, clock, now)}</time>
                {detail && <span> · {detail}</span>}
                {problem && <span> · {problem}</span>}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function TextList({
  title,
  texts,
  clock,
  now,
  empty,
}: {
  title: string
  texts: WaitingText[]
  clock: Clock
  now: string
  empty: string
}) {
  return (
    <section className="desk-list">
      <h2>{title}</h2>
      {texts.length === 0 && <p className="desk-list__empty">{empty}</p>}
      <ul>
        {texts.map(({ id, headline, section, since, by }) => (
          <li key={id}>
            <Link href={`/admin/collections/articles/${id}`} prefetch={false}>
              {headline}
            </Link>
            <p>
              <time dateTime={since}>{deskTime(since, clock, now)}</time>
              {[section, by].filter(Boolean).map((part) => (
                <span key={part}> · {part}</span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
