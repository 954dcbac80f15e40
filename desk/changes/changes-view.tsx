import { notFound } from 'next/navigation'
import type { DocumentViewServerProps } from 'payload'
import { userCan } from '../../collections/access.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { readPublishedChanges } from '../../newsroom/changes/published-texts.ts'
import { deskMoment, readDeskClock } from '../desk-time.ts'
import { readableStory } from '../receipts/read-story-receipts.ts'
import { ChangedWords } from '../revision/changed-words.tsx'
import { StoryTab } from '../story-tab.tsx'
import { ChangeSwitch } from './change-switch.tsx'

/** What changed between the texts that readers had, and which of it they are shown. */
export async function ChangesView(view: DocumentViewServerProps) {
  const { req, docID } = view.initPageResult
  const storyId = await readableStory(req, docID)
  if (!storyId) notFound()
  const [changes, clock] = [
    await readPublishedChanges(await transactionSql(req), storyId),
    await readDeskClock(view.payload),
  ]
  const mayDecide = userCan(req, 'articles', 'publish')
  return (
    <StoryTab
      view={view}
      title="Changes"
      lead="What changed from one published text to the next. Readers see those that an editor shows them, on a page that the story links to."
    >
      {changes.length === 0 && (
        <p className="desk-receipts__what">Nothing: readers have the story as it was first published, or not at all.</p>
      )}
      {changes.map(({ id, at, paragraphs, isShown, note }) => (
        <section key={id} className="desk-change" aria-label={deskMoment(at, clock)}>
          <h3>
            <time dateTime={at}>{deskMoment(at, clock)}</time>
            {isShown && <span> · readers are shown this</span>}
          </h3>
          {paragraphs.length === 0 && <p>Nothing in its words.</p>}
          <ChangedWords paragraphs={paragraphs} />
          {mayDecide && paragraphs.length > 0 && (
            <ChangeSwitch url={`/api/articles/${storyId}/changes`} change={id} isShown={isShown} note={note ?? ''} />
          )}
        </section>
      ))}
    </StoryTab>
  )
}
