import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { activeUser, userCan } from '../../collections/access.ts'
import { idOf } from '../../edition/body-from-lexical.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { scopeOf } from '../../newsroom/permissions.ts'
import { ASSIGNMENT_LABELS, OPEN_STATES } from '../../newsroom/planning/assignment-states.ts'
import type { Assignment, User } from '../../payload-types.ts'
import { together } from '../workflow/in-transaction.ts'

/** `POST /api/assignments/:id/begin`: makes the story of an assignment and links it; answered with where it is written. */
export const beginEndpoint: Omit<Endpoint, 'root'> = { path: '/:id/begin', method: 'post', handler: begin }

async function begin(req: PayloadRequest): Promise<Response> {
  const user = activeUser(req)
  const id = z.uuid().safeParse(req.routeParams?.id)
  if (!user || !id.success) throw nothingThere()
  const storyId = await together(req, () => beginStory(req, { id: id.data, user }))
  return Response.json({ storyId, path: `/admin/collections/articles/${storyId}` }, { status: 201 })
}

async function beginStory(req: PayloadRequest, { id, user }: { id: string; user: User }): Promise<string> {
  // Held before it is read: of two who begin at once the second finds the story of the first.
  const sql = await transactionSql(req)
  await sql`select from assignments where id = ${id} for no key update`
  const assignment = (await req.payload.findByID({
    ...{ collection: 'assignments', id, depth: 0, disableErrors: true, overrideAccess: false, user, req },
  })) as Assignment | null
  if (!assignment) throw nothingThere()
  const already = idOf(assignment.story)
  if (already) throw new APIError('The story is begun already. Reload the page to find it.', 409, null, true)
  const decides = userCan(req, 'commissions', 'create')
  const people = (assignment.people ?? []).flatMap((person) => idOf(person) ?? [])
  const isTheirs = people.includes(user.id) || idOf(assignment.pitchedBy) === user.id
  const mayUpdate = scopeOf(user.role, 'assignments', 'update')
  if (mayUpdate !== 'all' && !(mayUpdate === 'own' && isTheirs))
    throw new APIError('Somebody else writes this one.', 403, null, true)
  if (!OPEN_STATES.some((open) => open === assignment.state))
    throw new APIError(`“${ASSIGNMENT_LABELS[assignment.state]}”: nobody is to write it now.`, 409, null, true)
  // An editor begins for others; whoever writes can write what they have begun.
  req.context.owners = decides && people.length > 0 ? people : [...new Set([...people, user.id])]
  const story = await req.payload.create({
    collection: 'articles',
    data: { headline: assignment.title, section: idOf(assignment.section), _status: 'draft' } as never,
    ...{ draft: true, depth: 0, overrideAccess: false, user, req },
  })
  await req.payload.update({
    ...{ collection: 'assignments', id, data: { story: story.id, state: 'inProgress' }, depth: 0 },
    ...{ overrideAccess: false, user, req },
  })
  return story.id
}

function nothingThere(): APIError {
  return new APIError('There is no such assignment for you.', 404, null, true)
}
