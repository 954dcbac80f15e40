import type { Clock } from '../theme/format-time.ts'
import { DeskList, Parts } from './desk-list.tsx'
import { deskTime } from './desk-time.ts'
import type { OpenCorrection } from './read-open-corrections.ts'

/** Corrections that are written and not published. */
export function CorrectionList({
  corrections,
  clock,
  now,
}: {
  corrections: OpenCorrection[]
  clock: Clock
  now: string
}) {
  return (
    <DeskList
      title="Corrections open"
      empty="Readers have every correction that is written."
      items={corrections.map(({ id, headline, count, wrong, since, by }) => ({
        ...{ key: id, href: `/admin/collections/articles/${id}`, headline },
        children: (
          <>
            {wrong && <p className="desk-mine__words">{wrong}</p>}
            <p>
              <time dateTime={since}>{deskTime(since, clock, now)}</time>
              <Parts parts={[by, count > 1 ? `${count} corrections` : undefined, 'publish it to tell readers']} />
            </p>
          </>
        ),
      }))}
    />
  )
}
