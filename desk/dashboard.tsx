import { Gutter, Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { transactionSql } from '../lib/transaction-sql.ts'
import { scopeOf } from '../newsroom/permissions.ts'
import type { User } from '../payload-types.ts'
import { longTime } from '../theme/format-time.ts'
import { deskTime } from './desk-time.ts'
import { MineToDo } from './mine-to-do.tsx'
import { type DeskStory, type DeskView, readDesk } from './read-desk.ts'
import { readMine } from './read-mine.ts'
import { readWaiting } from './read-waiting.ts'
import { WaitingLists } from './waiting.tsx'

/** The first page after signing in. */
export async function Dashboard({ payload, user }: AdminViewServerProps) {
  if (!user) return null
  const desk = await readDesk(payload, user as User)
  const now = new Date().toISOString()
  const mayReadAll = scopeOf((user as User).role, 'articles', 'read') === 'all'
  const mayPitch = scopeOf((user as User).role, 'assignments', 'create') !== 'none'
  const sql = await transactionSql({ payload })
  const mine = await readMine(sql, user.id as string)
  const waiting = mayReadAll ? await readWaiting(sql, new Date(now)) : undefined
  return (
    <main>
      <Gutter className="desk">
        <header className="desk__head">
          <div>
            <h1>The desk</h1>
            <p>{longTime(now, { ...desk.clock, language: 'en-GB' })}. All times here are the paper’s.</p>
          </div>
          <div>
            {mayPitch && (
              <Link
                className="desk-button desk-button--quiet"
                href="/admin/collections/assignments/create"
                prefetch={false}
              >
                Pitch a story
              </Link>
            )}{' '}
            {desk.writeHref && (
              <Link className="desk-button" href={desk.writeHref} prefetch={false}>
                Write a story
              </Link>
            )}
          </div>
        </header>
        <MineToDo mine={mine} clock={desk.clock} now={now} />
        {waiting && <WaitingLists waiting={waiting} clock={desk.clock} now={now} />}
        <div className="desk__lists">
          <StoryList
            title="My drafts"
            stories={desk.drafts}
            desk={desk}
            now={now}
            empty="No drafts. What you begin to write is saved here as you type."
          />
          <StoryList
            title="Recently live"
            stories={desk.live}
            desk={desk}
            now={now}
            empty="Nothing is live yet that you may see. A story appears here when it is published."
          />
          <StoryList
            title="Recently changed by others"
            stories={desk.others}
            desk={desk}
            now={now}
            empty="Nothing yet. When colleagues write or edit, you see it here."
          />
        </div>
      </Gutter>
    </main>
  )
}

function StoryList({
  title,
  stories,
  desk,
  now,
  empty,
}: {
  title: string
  stories: DeskStory[]
  desk: DeskView
  now: string
  empty: string
}) {
  return (
    <section className="desk-list">
      <h2>{title}</h2>
      {stories.length === 0 && <p className="desk-list__empty">{empty}</p>}
      <ul>
        {stories.map((story) => (
          <li key={story.id}>
            <Link href={`/admin/collections/articles/${story.id}`} prefetch={false}>
              {story.headline}
            </Link>
            <p>
              <time dateTime={story.time}>{deskTime(story.time, desk.clock, now)}</time>
              {[story.section, story.people.join(', ')].filter(Boolean).map((part) => (
                <span key={part}> · {part}</span>
              ))}
              {story.hasUnpublishedChanges && (
                <span className="desk-list__live"> · live, with changes not yet published</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
