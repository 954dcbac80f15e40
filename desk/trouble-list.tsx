import { Link } from '@payloadcms/ui'
import type { Clock } from '../theme/format-time.ts'
import { DeskList } from './desk-list.tsx'
import { deskTime } from './desk-time.ts'
import { howItStands, whatItDoes } from './jobs/job-words.ts'
import type { Trouble } from './read-trouble.ts'
import { howItWent } from './receipts/receipt-words.ts'

const STORY = '/admin/collections/articles'

/** What should have happened and has not, in red, each with what to do about it. */
export function TroubleList({
  trouble: { schedules, jobs, receipts },
  clock,
  now,
}: {
  trouble: Trouble
  clock: Clock
  now: string
}) {
  const late = schedules.map(({ href, title, due, problem }) => ({
    ...{ key: `schedule ${href}`, href, headline: title },
    children: (
      <>
        <p className="desk-tone--late">
          Not live, was due <time dateTime={due}>{deskTime(due, clock, now)}</time>
        </p>
        <p>{problem ?? 'Open it, and publish it by hand or give it another time.'}</p>
      </>
    ),
  }))
  const undelivered = receipts.map((receipt) => ({
    ...{ key: `receipt ${receipt.id}`, href: `${STORY}/${receipt.storyId}/receipts?open=${receipt.id}` },
    headline: receipt.headline,
    children: (
      <>
        <p className="desk-tone--late">{howItWent(receipt, now).words}</p>
        <p>Open the receipt, and check again there.</p>
      </>
    ),
  }))
  const failed = jobs.flatMap((job) =>
    job.story
      ? {
          ...{ key: `job ${job.id}`, href: `${STORY}/${job.story.id}`, headline: job.story.headline },
          children: (
            <>
              <p className="desk-tone--late">
                {whatItDoes(job)}. {howItStands(job, clock, now)}
              </p>
              <p>
                <Link className="desk-list__way" href="/admin/jobs" prefetch={false}>
                  Run it again
                </Link>
              </p>
            </>
          ),
        }
      : [],
  )
  return (
    <DeskList
      title="Late or failed"
      isAlarm
      empty="Nothing is late, and nothing has failed."
      items={[...late, ...undelivered, ...failed]}
    />
  )
}
