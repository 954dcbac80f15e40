import { Link } from '@payloadcms/ui'
import type { KeptEntry } from '../../newsroom/audit/audit.ts'
import type { Clock } from '../../theme/format-time.ts'
import { deskTime } from '../desk-time.ts'
import { deedInWords } from './history-words.ts'

/** Entries of the log, the newest first. */
export function EntryList({ entries, clock, withStory }: { entries: KeptEntry[]; clock: Clock; withStory: boolean }) {
  const now = new Date().toISOString()
  return (
    <ol className="desk-history">
      {entries.map((entry) => (
        <li key={entry.id}>
          <time dateTime={entry.at}>{deskTime(entry.at, clock, now)}</time>
          <div>
            {withStory && (
              <Link href={`/admin/collections/articles/${entry.storyId}`} prefetch={false}>
                {entry.headline || 'Untitled story'}
              </Link>
            )}
            <p>{deedInWords(entry)}</p>
            {entry.reason && <blockquote>{entry.reason}</blockquote>}
          </div>
        </li>
      ))}
    </ol>
  )
}
