import { Link } from '@payloadcms/ui'
import type { PanelSchedule } from './panel-schedule.ts'

/** When it goes live and with what, or why it has not. @param again - how what was written since gets into it */
export function ScheduleLine({ schedule, again }: { schedule: PanelSchedule; again: string }) {
  const { due, by, isByGone, isLate, problem, hasNewerText, release } = schedule
  const name = release && (
    <Link href={`/admin/releases/${release.id}`} prefetch={false}>
      “{release.name}”
    </Link>
  )
  return (
    <p className={isLate ? 'desk-workflow__problem' : undefined} role={isLate ? 'alert' : undefined}>
      {isLate ? 'Late: was to go live' : 'Goes live'} {name && <>with {name}</>}
      {due ? `${name ? ', ' : ''}${due}.` : ', which has no moment yet.'}
      {problem && ` ${problem}`}
      {isByGone && ` ${by ?? 'Whoever scheduled it'} has no account any more; what was approved stands.`}
      {hasNewerText && ` What was written since is not in it: ${again}`}
    </p>
  )
}
