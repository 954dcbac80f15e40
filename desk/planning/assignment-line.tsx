import { Link } from '@payloadcms/ui'
import type { Standings } from '../workflow/workflow-endpoints.ts'

/** In the story's panel: by when it was ordered, how long, and as what. */
export function AssignmentLine({
  assignment: { id, due, isLate, words, budgetLine },
}: {
  assignment: NonNullable<Standings['assignment']>
}) {
  const size = words && `${words.toLocaleString('en')} words`
  return (
    <p className={isLate ? 'desk-workflow__problem' : undefined}>
      <Link href={`/admin/collections/assignments/${id}`} prefetch={false}>
        Assignment
      </Link>
      {due && (isLate ? `, late: was due ${due}` : `, due ${due}`)}
      {size && `, ${size}`}.{budgetLine && ` ${budgetLine}`}
    </p>
  )
}
