import { Link } from '@payloadcms/ui'
import type { Clock } from '../theme/format-time.ts'
import { DeskList, Parts } from './desk-list.tsx'
import { deskTime } from './desk-time.ts'
import type { LiveStory } from './read-live.ts'
import { withReaders } from './receipts/receipt-words.ts'

/** What readers were given last, and how soon they had it. */
export function LiveList({ stories, clock, now }: { stories: LiveStory[]; clock: Clock; now: string }) {
  return (
    <DeskList
      title="Recently live"
      empty="Nothing is live yet. A story appears here when it is published."
      items={stories.map(({ id, headline, section, authors, at, standing, receipt }) => {
        const told = receipt && withReaders(receipt, now)
        return {
          ...{ key: id, href: `/admin/collections/articles/${id}`, headline },
          children: (
            <p>
              <time dateTime={at}>{deskTime(at, clock, now)}</time>
              <Parts parts={[section, authors.join(', ')]} />
              {standing && <span className="desk-list__live"> · {standing}</span>}
              {told && (
                <>
                  {' · '}
                  <Link
                    className={`desk-list__way desk-tone--${told.tone}`}
                    href={`/admin/collections/articles/${id}/receipts`}
                    prefetch={false}
                  >
                    {told.words}
                  </Link>
                </>
              )}
            </p>
          ),
        }
      })}
    />
  )
}
