import { Gutter, Link } from '@payloadcms/ui'
import type { AdminViewServerProps, Payload } from 'payload'
import { transactionSql } from '../lib/transaction-sql.ts'
import { scopeOf } from '../newsroom/permissions.ts'
import type { User } from '../payload-types.ts'
import { longTime } from '../theme/format-time.ts'
import { CorrectionList } from './correction-list.tsx'
import { DeskList, Parts } from './desk-list.tsx'
import { deskTime, readDeskClock } from './desk-time.ts'
import { LiveList } from './live-list.tsx'
import { MineToDo } from './mine-to-do.tsx'
import { type DeskStory, type DeskView, readDesk } from './read-desk.ts'
import { readLive } from './read-live.ts'
import { readMine } from './read-mine.ts'
import { readOpenCorrections } from './read-open-corrections.ts'
import { readTrouble } from './read-trouble.ts'
import { readWaiting } from './read-waiting.ts'
import { TroubleList } from './trouble-list.tsx'
import { WaitingLists } from './waiting.tsx'

/** The first page after signing in. */
export async function Dashboard({ payload, user: signedIn }: AdminViewServerProps) {
  const user = signedIn as User | null | undefined
  if (!user) return null
  const mayReadAll = scopeOf(user.role, 'articles', 'read') === 'all'
  const mayPitch = scopeOf(user.role, 'assignments', 'create') !== 'none'
  const mayDecide = scopeOf(user.role, 'commissions', 'create') === 'all'
  const moment = new Date()
  const now = moment.toISOString()
  const [desk, mine, newsroom] = await Promise.all([
    readDesk(payload, user),
    transactionSql({ payload }).then((sql) => readMine(sql, user.id, { mayDecide })),
    mayReadAll ? readNewsroom(payload, { user, now: moment }) : undefined,
  ])
  const { clock } = desk
  return (
    <main>
      <Gutter className="desk">
        <header className="desk__head">
          <div>
            <h1>The desk</h1>
            <p>{longTime(now, { ...clock, language: 'en-GB' })}. All times here are the paper’s.</p>
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
        <MineToDo mine={mine} clock={clock} now={now} />
        <div className="desk__lists">
          {newsroom && (
            <>
              <WaitingLists waiting={newsroom.waiting} clock={clock} now={now} />
              <TroubleList trouble={newsroom.trouble} clock={clock} now={now} />
              <CorrectionList corrections={newsroom.corrections} clock={clock} now={now} />
              <LiveList stories={newsroom.live} clock={clock} now={now} />
            </>
          )}
          <StoryList
            title="My drafts"
            stories={desk.drafts}
            desk={desk}
            now={now}
            empty="No drafts. What you begin to write is saved here as you type."
          />
          {mayReadAll && (
            <StoryList
              title="Recently changed by others"
              stories={desk.others}
              desk={desk}
              now={now}
              empty="Nothing yet. When colleagues write or edit, you see it here."
            />
          )}
        </div>
      </Gutter>
    </main>
  )
}

/** What concerns all of the newsroom. Statements of their own, bounded each, at the same time. */
async function readNewsroom(payload: Payload, { user, now }: { user: User; now: Date }) {
  const sql = await transactionSql({ payload })
  const { timeZone } = await readDeskClock(payload)
  const mayRunJobs = scopeOf(user.role, 'articles', 'publish') === 'all'
  const mayReadReleases = scopeOf(user.role, 'releases', 'read') === 'all'
  const [waiting, trouble, corrections, live] = await Promise.all([
    readWaiting(sql, { now, zone: timeZone, mayReadReleases }),
    readTrouble(sql, { now, mayRunJobs, mayReadReleases }),
    readOpenCorrections(sql),
    readLive(sql),
  ])
  return { waiting, trouble, corrections, live }
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
    <DeskList
      title={title}
      empty={empty}
      items={stories.map(({ id, headline, section, people, time, hasUnpublishedChanges }) => ({
        ...{ key: id, href: `/admin/collections/articles/${id}`, headline },
        children: (
          <p>
            <time dateTime={time}>{deskTime(time, desk.clock, now)}</time>
            <Parts parts={[section, people.join(', ')]} />
            {hasUnpublishedChanges && <span className="desk-list__live"> · live, with changes not yet published</span>}
          </p>
        ),
      }))}
    />
  )
}
