import { Link } from '@payloadcms/ui'
import type { Clock } from '../theme/format-time.ts'
import { Parts } from './desk-list.tsx'
import { deskTime } from './desk-time.ts'
import type { Mine } from './read-mine.ts'

/** What waits for whoever looks: what they are to write, what they are asked, what came back, and for editors what was pitched. Nothing where nothing does. */
export function MineToDo({
  mine: { assignments, asked, sentBack, pitches },
  clock,
  now,
}: {
  mine: Mine
  clock: Clock
  now: string
}) {
  if (assignments.length + asked.length + sentBack.length + pitches.length === 0) return null
  return (
    <section className="desk-mine" aria-labelledby="mine-to-do">
      <h2 id="mine-to-do">Mine to do</h2>
      <div className="desk__lists">
        {assignments.length > 0 && (
          <section className="desk-list">
            <h3>To write</h3>
            <ul>
              {assignments.map(({ id, title, section, due, isLate, storyId }) => (
                <li key={id}>
                  <Link href={`/admin/collections/assignments/${id}`} prefetch={false}>
                    {title}
                  </Link>
                  <p className={isLate ? 'desk-tone--late' : undefined}>
                    {due ? (
                      <>
                        {isLate ? 'Late, was due ' : 'Due '}
                        <time dateTime={due}>{deskTime(due, clock, now)}</time>
                      </>
                    ) : (
                      'No time given'
                    )}
                    {section && <span> · {section}</span>}
                    {storyId && (
                      <span>
                        {' · '}
                        <Link
                          className="desk-mine__story"
                          href={`/admin/collections/articles/${storyId}`}
                          prefetch={false}
                        >
                          Go on writing
                        </Link>
                      </span>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        {asked.length > 0 && (
          <section className="desk-list">
            <h3>Asked of me</h3>
            <ul>
              {asked.map(({ id, storyId, headline, words, by, at }) => (
                <li key={id}>
                  <Link href={`/admin/collections/articles/${storyId}?note=${id}`} prefetch={false}>
                    {headline}
                  </Link>
                  <p className="desk-mine__words">{words}</p>
                  <p>
                    {by} · <time dateTime={at}>{deskTime(at, clock, now)}</time>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        {sentBack.length > 0 && (
          <section className="desk-list">
            <h3>Sent back</h3>
            <ul>
              {sentBack.map(({ storyId, headline, reason, by, at }) => (
                <li key={storyId}>
                  <Link href={`/admin/collections/articles/${storyId}`} prefetch={false}>
                    {headline}
                  </Link>
                  <p className="desk-mine__words">{reason}</p>
                  <p>
                    {by && `${by} · `}
                    <time dateTime={at}>{deskTime(at, clock, now)}</time>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        {pitches.length > 0 && (
          <section className="desk-list">
            <h3>Pitched, to accept or decline</h3>
            <ul>
              {pitches.map(({ id, title, section, by, at }) => (
                <li key={id}>
                  <Link href={`/admin/collections/assignments/${id}`} prefetch={false}>
                    {title}
                  </Link>
                  <p>
                    <time dateTime={at}>{deskTime(at, clock, now)}</time>
                    <Parts parts={[section, by]} />
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </section>
  )
}
