import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook, FieldAccess, PayloadRequest } from 'payload'
import { APIError, ValidationError } from 'payload'
import { idOf } from '../../edition/body-from-lexical.ts'
import { cleanLine } from '../../lib/clean-text.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { whyNotMove } from '../../newsroom/planning/assignment-states.ts'
import type { Assignment } from '../../payload-types.ts'
import { activeUser, userCan } from '../access.ts'

/** Field access of what editors decide. */
export const mayDecide: FieldAccess = ({ req }) => userCan(req, 'commissions', 'create')

/** Whose idea it was, and that whoever pitches means to write it. */
export const prepareAssignment: CollectionBeforeValidateHook<Assignment> = ({ data, operation, req }) => {
  if (!data) return data
  const title = typeof data.title === 'string' ? { title: cleanLine(data.title) } : {}
  const user = activeUser(req)
  if (operation !== 'create' || !user) return { ...data, ...title }
  const people = data.people?.length || userCan(req, 'commissions', 'create') ? data.people : [user.id]
  return { ...data, ...title, people, pitchedBy: user.id }
}

/** A state follows from the one before, by the table. The row is held: of two who move it at once the second is told. */
export const guardState: CollectionBeforeChangeHook<Assignment> = async ({ data, originalDoc, operation, req }) => {
  // Without a user it is the Local API: the demo, a test. Requests from outside have one, or stop at the access rules.
  if (!activeUser(req)) return data
  const decides = userCan(req, 'commissions', 'create')
  if (operation === 'create') {
    const isKnown = data.state === undefined || data.state === 'pitch' || (decides && data.state === 'accepted')
    if (!isKnown) throw refused('What is new is a pitch, or accepted by an editor.')
    return data
  }
  if (!originalDoc) return data
  await requireUnchanged(req, originalDoc)
  const obstacle = whyNotMove({ from: originalDoc.state, to: data.state ?? originalDoc.state, mayDecide: decides })
  if (obstacle) throw refused(obstacle)
  await requireReadableStory(req, { data, originalDoc })
  return data
}

async function requireUnchanged(req: PayloadRequest, { id, updatedAt }: Assignment): Promise<void> {
  const sql = await transactionSql(req)
  const rows = await sql`
    select from assignments where id = ${id} and date_trunc('milliseconds', updated_at) = ${updatedAt}::timestamptz for no key update`
  if (rows.length > 0) return
  const message = 'Somebody has changed this assignment meanwhile. Reload it, and change it again.'
  throw new APIError(message, 409, null, true)
}

/** A story that somebody may not read is nobody's to link by them: its headline would show on the assignment. */
async function requireReadableStory(
  req: PayloadRequest,
  { data, originalDoc }: { data: Partial<Assignment>; originalDoc: Assignment },
): Promise<void> {
  const id = idOf(data.story)
  if (!id || id === idOf(originalDoc.story)) return
  const story = await req.payload.findByID({
    ...{ collection: 'articles', id, draft: true, depth: 0, select: { slug: true }, disableErrors: true },
    ...{ overrideAccess: false, user: req.user, req },
  })
  if (!story) throw refused('There is no such story for you.', 'story')
}

function refused(message: string, path = 'state'): ValidationError {
  return new ValidationError({ collection: 'assignments', errors: [{ path, message }] })
}
