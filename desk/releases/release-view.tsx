import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { userCan } from '../../collections/access.ts'
import { isUuid } from '../../lib/is-uuid.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { readMembers } from '../../newsroom/schedule/read-members.ts'
import { type Release, readRelease } from '../../newsroom/schedule/read-releases.ts'
import { DeskScreen, mustBeSignedIn } from '../desk-screen.tsx'
import { deskMoment, readDeskClock } from '../desk-time.ts'
import { ReleaseDesk } from './release-desk.tsx'
import { kindInWords, sizeInWords } from './release-words.ts'

/** One release: its moment, and what goes live with it. */
export async function ReleaseView(props: AdminViewServerProps) {
  const id = String(props.params?.segments?.at(-1) ?? '')
  mustBeSignedIn(props, `/admin/releases/${id}`)
  const mayRead = userCan(props.initPageResult.req, 'releases', 'read')
  const sql = await transactionSql(props)
  const release = mayRead && isUuid(id) ? await readRelease(sql, id) : undefined
  const clock = await readDeskClock(props.payload)
  return (
    <DeskScreen
      view={props}
      title={release?.name ?? 'Release'}
      lead={release ? leadOf(release, (iso) => deskMoment(iso, clock)) : 'It was removed, or is not for you.'}
      under={[{ label: 'Releases', url: '/releases' }]}
      className="desk-releases"
    >
      {release?.liveAt && <Contents release={release} />}
      {release && !release.liveAt && (
        <ReleaseDesk
          release={{ ...release, ...(release.due && { due: deskMoment(release.due, clock) }) }}
          members={await readMembers(sql, release.id)}
          zone={clock.timeZone}
        />
      )}
    </DeskScreen>
  )
}

function leadOf({ due, liveAt, size, isLate }: Release, moment: (iso: string) => string): string {
  if (liveAt) return `Live since ${moment(liveAt)}: ${sizeInWords(size)}.`
  if (isLate && due) return `Was to go live ${moment(due)}: ${sizeInWords(size)}.`
  return due ? `Goes live ${moment(due)}: ${sizeInWords(size)}.` : `No moment yet, ${sizeInWords(size)}.`
}

/** What went live with it. */
function Contents({ release: { contents = [] } }: { release: Release }) {
  return (
    <ul className="desk-releases__list">
      {contents.map(({ collection, documentId, title }) => (
        <li key={documentId}>
          <Link href={`/admin/collections/${collection}/${documentId}`} prefetch={false}>
            {title || 'Untitled'}
          </Link>
          <p>{kindInWords(collection)}</p>
        </li>
      ))}
    </ul>
  )
}
