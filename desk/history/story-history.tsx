import { notFound } from 'next/navigation'
import type { DocumentViewServerProps } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { readEntries } from '../../newsroom/audit/audit.ts'
import { readDeskClock } from '../desk-time.ts'
import { readableStory } from '../receipts/read-story-receipts.ts'
import { StoryTab } from '../story-tab.tsx'
import { EntryList } from './entry-list.tsx'

const SHOWN = 200

/** What was done to one story, by whom and why. */
export async function StoryHistory(view: DocumentViewServerProps) {
  const { req, docID } = view.initPageResult
  const storyId = await readableStory(req, docID)
  if (!storyId) notFound()
  const [entries, clock] = [
    await readEntries(await transactionSql(req), { storyId, limit: SHOWN }),
    await readDeskClock(view.payload),
  ]
  return (
    <StoryTab
      view={view}
      title="History"
      lead="What was done to this story, by whom and why. Nobody can change it. What its texts said stands under Versions."
    >
      {entries.length === 0 && (
        <p className="desk-receipts__what">
          Nothing is noted yet. What is done with it from now on stands here, with who did it and why.
        </p>
      )}
      <EntryList entries={entries} clock={clock} withStory={false} />
    </StoryTab>
  )
}
