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
            {withStory && <StoryName entry={entry} />}
            <p>{deedInWords(entry)}</p>
            {entry.reason && <blockquote>{entry.reason}</blockquote>}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** What is deleted for good has a name, and no place that a link could lead to. */
function StoryName({ entry: { collection, storyId, headline, place } }: { entry: KeptEntry }) {
  const name = headline || 'Untitled'
  if (place === 'gone') return <span>{name}</span>
  return (
    <Link href={`/admin/collections/${collection}/${place === 'trash' ? 'trash/' : ''}${storyId}`} prefetch={false}>
      {name}
    </Link>
  )
}
