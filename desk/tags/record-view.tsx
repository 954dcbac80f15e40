import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { canUndo } from '../../newsroom/tags/may-merge.ts'
import { readWorks, type Work } from '../../newsroom/tags/works.ts'
import type { Clock } from '../../theme/format-time.ts'
import { deskTime } from '../desk-time.ts'
import { RefreshReceipts } from '../receipts/refresh-receipts.tsx'
import { tagScreen } from './tag-screen.tsx'
import { howFar, whatCameOfIt, whatWasDone } from './tag-words.ts'

const SHOWN = 100

/** Who merged, split and deleted which tag, and when; how far it is; and the way back, while there is one. */
export function RecordView(props: AdminViewServerProps) {
  return tagScreen(props, {
    title: 'What was done to tags',
    lead: 'Merges, splits and deletions, the newest first.',
    content: async ({ done }) => {
      const sql = await transactionSql(props)
      const settings = await props.payload.findGlobal({
        slug: 'settings',
        depth: 0,
        select: { timeZone: true, language: true },
      })
      const clock = { timeZone: settings.timeZone || 'UTC', language: settings.language || 'en' }
      const works = await readWorks(sql, { limit: SHOWN })
      const merged = await sql<{ id: string; merged_at: Date | null }>`
        select id, merged_at from tags where id = any (${works.map(({ tagId }) => tagId)}::uuid[]) and merged_into_id is not null
        order by id limit ${SHOWN}`
      const undoable = new Set(merged.filter((tag) => canUndo(tag.merged_at, new Date())).map(({ id }) => id))
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
              return <WorkItem key={work.id} work={work} clock={clock} canUndo={isNewest && undoable.has(work.tagId)} />
            })}
          </ul>
          <RefreshReceipts isWaiting={works.some(({ status }) => status === 'waiting' || status === 'running')} />
        </>
      )
    },
  })
}

function WorkItem({ work, clock, canUndo }: { work: Work; clock: Clock; canUndo: boolean }) {
  return (
    <li className={`desk-jobs__job desk-jobs__job--${work.status}`}>
      <div>
        <h2 id={`work-${work.id}`}>{whatWasDone(work)}</h2>
        <p>
          {howFar(work)}. By {work.byName ?? 'somebody whose account is gone'},{' '}
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
