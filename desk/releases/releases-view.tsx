import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { userCan } from '../../collections/access.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { type Release, readReleases } from '../../newsroom/schedule/read-releases.ts'
import type { Clock } from '../../theme/format-time.ts'
import { DeskScreen, mustBeSignedIn } from '../desk-screen.tsx'
import { deskMoment, readDeskClock } from '../desk-time.ts'
import { NewRelease } from './new-release.tsx'
import { sizeInWords } from './release-words.ts'

const OPEN_SHOWN = 200
const LIVE_SHOWN = 20

/** Everything that waits to go live together, and what did lately. */
export async function ReleasesView(props: AdminViewServerProps) {
  mustBeSignedIn(props, '/admin/releases')
  return (
    <DeskScreen
      view={props}
      title="Releases"
      lead="Several things that go live in one moment: all of them, or none."
      className="desk-releases"
    >
      {userCan(props.initPageResult.req, 'releases', 'read') ? (
        await content(props)
      ) : (
        <p className="desk-jobs__note">Releases are for editors and admins.</p>
      )}
    </DeskScreen>
  )
}

async function content(props: AdminViewServerProps) {
  const sql = await transactionSql(props)
  const clock = await readDeskClock(props.payload)
  const open = await readReleases(sql, { isLive: false, limit: OPEN_SHOWN })
  const live = await readReleases(sql, { isLive: true, limit: LIVE_SHOWN })
  return (
    <>
      <NewRelease />
      {open.length === 0 && (
        <p className="desk-jobs__note">No release waits. Make one, then say what goes live with it, and when.</p>
      )}
      <ReleaseList releases={open} clock={clock} />
      {live.length > 0 && <h2>Lately live</h2>}
      <ReleaseList releases={live} clock={clock} />
    </>
  )
}

function ReleaseList({ releases, clock }: { releases: Release[]; clock: Clock }) {
  if (releases.length === 0) return null
  return (
    <ul className="desk-releases__list">
      {releases.map(({ id, name, due, liveAt, size, isLate, problem }) => (
        <li key={id}>
          <Link href={`/admin/releases/${id}`} prefetch={false}>
            {name}
          </Link>
          <p className={isLate ? 'desk-tone--late' : undefined} role={isLate ? 'alert' : undefined}>
            {liveAt ? (
              <>
                Live since <time dateTime={liveAt}>{deskMoment(liveAt, clock)}</time>
              </>
            ) : due ? (
              <>
                {isLate && 'Late, was due '}
                <time dateTime={due}>{deskMoment(due, clock)}</time>
              </>
            ) : (
              'No moment yet'
            )}{' '}
            · {sizeInWords(size)}
            {problem && ` · ${problem}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
