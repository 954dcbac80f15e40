import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { canUndo } from '../../newsroom/tags/may-merge.ts'
import { readWorks, type Work } from '../../newsroom/tags/works.ts'
import type { Clock } from '../../theme/format-time.ts'
import { deskTime, readDeskClock } from '../desk-time.ts'
import { RefreshReceipts } from '../receipts/refresh-receipts.tsx'
import { tagScreen } from './tag-screen.tsx'
import { howFar, WHAT_WAS_DONE, whatCameOfIt } from './tag-words.ts'

const SHOWN = 100

/** Who merged, split and deleted which tag, and when; how far it is; and the way back, while there is one. */
export function RecordView(props: AdminViewServerProps) {
  return tagScreen(props, {
    title: 'What was done to tags',
    lead: 'Merges, splits and deletions, the newest first.',
    content: async ({ done }) => {
      const sql = await transactionSql(props)
      const clock = await readDeskClock(props.payload)
      const works = await readWorks(sql, { limit: SHOWN })
      const named = works.flatMap(({ tagId, otherId }) => [tagId, otherId])
      const tags = await sql<{ id: string; merged_at: Date | null }>`
        select id, case when merged_into_id is not null then merged_at end as merged_at from tags
        where id = any (${named}::uuid[]) order by id limit ${named.length}`
      const there = new Set(tags.map(({ id }) => id))
      const undoable = new Set(tags.filter((tag) => canUndo(tag.merged_at, new Date())).map(({ id }) => id))
      const newest = new Set<string>()
      const cameOfIt = whatCameOfIt(done)
      return (
        <>
          {cameOfIt && (
            <p className="desk-tags__note" role="status">
              {cameOfIt}
            </p>
          )}
          {works.length === 0 && <p className="desk-tags__note">Nothing yet.</p>}
          <ul className="desk-jobs">
            {works.map((work) => {
              const isNewest = work.kind === 'merge' && work.status === 'done' && !newest.has(work.tagId)
              newest.add(work.tagId)
              return (
                <WorkItem
                  key={work.id}
                  work={work}
                  there={there}
                  clock={clock}
                  canUndo={isNewest && undoable.has(work.tagId)}
                />
              )
            })}
          </ul>
          <RefreshReceipts isWaiting={works.some(({ status }) => status === 'waiting' || status === 'running')} />
        </>
      )
    },
  })
}

function WorkItem({ work, there, clock, canUndo }: { work: Work; there: Set<string>; clock: Clock; canUndo: boolean }) {
  const { before, between, after } = WHAT_WAS_DONE[work.kind]
  return (
    <li className={`desk-jobs__job desk-jobs__job--${work.status}`}>
      <div>
        <h2 id={`work-${work.id}`}>
          {before} <TagOfWork id={work.tagId} name={work.tagName} there={there} /> {between}{' '}
          {work.otherId && <TagOfWork id={work.otherId} name={work.otherName ?? ''} there={there} />} {after}
        </h2>
        <p>
          {howFar(work)} By {work.byName ?? 'somebody whose account is gone'},{' '}
          <time dateTime={work.at}>{deskTime(work.at, clock, new Date().toISOString())}</time>.
        </p>
        {work.status === 'running' && work.total > 0 && (
          <progress max={work.total} value={work.done} aria-labelledby={`work-${work.id}`} />
        )}
      </div>
      {canUndo && (
        <div className="desk-jobs__buttons">
          <Link
            className="desk-button"
            href={`/admin/tags/merge?tag=${work.tagId}`}
            prefetch={false}
            aria-describedby={`work-${work.id}`}
          >
            Undo…
          </Link>
        </div>
      )}
    </li>
  )
}

/** A deleted tag has its name only. */
function TagOfWork({ id, name, there }: { id: string; name: string; there: Set<string> }) {
  if (!there.has(id)) return `“${name}”`
  return (
    <Link href={`/admin/collections/tags/${id}`} prefetch={false}>
      “{name}”
    </Link>
  )
}
