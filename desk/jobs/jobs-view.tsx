import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { readTroubledJobs, type TroubledJob } from '../../jobs/failed-jobs.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import type { Clock } from '../../theme/format-time.ts'
import { askedOf, DeskScreen, mustBeSignedIn } from '../desk-screen.tsx'
import { readDeskClock } from '../desk-time.ts'
import { mayRunJobs } from './job-endpoints.ts'
import { howItStands, whatCameOfIt, whatItDoes } from './job-words.ts'
import '../styles/jobs.css'

/** What the newsroom does behind an editor's back, where it went wrong or waits. Forms and no script: it works when little else does. */
export async function JobsView(props: AdminViewServerProps) {
  mustBeSignedIn(props, '/admin/jobs')
  return (
    <DeskScreen
      view={props}
      title="Background work"
      lead="What is done after you publish, and did not go well. What goes well is not listed."
    >
      {mayRunJobs(props.initPageResult.req) ? (
        await content({ payload: props.payload, done: whatCameOfIt(askedOf(props).done) })
      ) : (
        <p className="desk-jobs__note">Only editors and admins see the background work.</p>
      )}
    </DeskScreen>
  )
}

async function content({ payload, done }: { payload: AdminViewServerProps['payload']; done: string | undefined }) {
  const [jobs, clock] = await Promise.all([transactionSql({ payload }).then(readTroubledJobs), readDeskClock(payload)])
  const now = new Date().toISOString()
  return (
    <>
      {done && (
        <p className="desk-jobs__note" role="status">
          {done}
        </p>
      )}
      {jobs.length === 0 && <p className="desk-jobs__note">Nothing has failed and nothing is late.</p>}
      <ul className="desk-jobs">
        {jobs.map((job) => (
          <Job key={job.id} job={job} clock={clock} now={now} />
        ))}
      </ul>
    </>
  )
}

function Job({ job, clock, now }: { job: TroubledJob; clock: Clock; now: string }) {
  const title = `job-${job.id}`
  return (
    <li className={`desk-jobs__job desk-jobs__job--${job.state}`}>
      <div>
        <h2 id={title}>
          {whatItDoes(job)}
          {job.story && (
            <>
              <span className="desk-hidden"> for </span>
              <Link className="desk-jobs__story" href={`/admin/collections/articles/${job.story.id}`} prefetch={false}>
                {job.story.headline}
              </Link>
            </>
          )}
        </h2>
        <p>{howItStands(job, clock, now)}</p>
        {job.error && <p className="desk-jobs__error">{job.error}</p>}
      </div>
      {!job.isRunning && (
        <div className="desk-jobs__buttons">
          {job.state !== 'waiting' && (
            <JobButton job={job} path="/api/jobs/run-again" label="Run again" about={title} />
          )}
          {job.state === 'failed' && (
            <JobButton job={job} path="/api/jobs/remove" label="Remove" about={title} isQuiet />
          )}
        </div>
      )}
    </li>
  )
}

function JobButton({
  job,
  path,
  label,
  about,
  isQuiet = false,
}: {
  job: TroubledJob
  path: string
  label: string
  about: string
  isQuiet?: boolean
}) {
  return (
    <form method="post" action={path}>
      <input type="hidden" name="id" value={job.id} />
      <button
        type="submit"
        className={isQuiet ? 'desk-button desk-button--quiet' : 'desk-button'}
        aria-describedby={about}
      >
        {label}
      </button>
    </form>
  )
}
