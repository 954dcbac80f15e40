import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { userCan } from '../../collections/access.ts'
import { cleanDeep } from '../../lib/clean-text.ts'
import { addEntry } from '../../newsroom/audit/audit.ts'
import { showChange } from '../../newsroom/changes/published-texts.ts'
import { readBody } from '../read-body.ts'
import { decide, readStoryRequest } from '../workflow/story-request.ts'

const order = z.object({
  change: z.uuid(),
  isShown: z.boolean(),
  note: z
    .string()
    .trim()
    .max(300)
    .transform((words) => cleanDeep(words)),
})

/** Whether readers are shown what changed from one text of a story to the next. */
export const changeEndpoint: Omit<Endpoint, 'root'> = { path: '/:id/changes', method: 'post', handler: decideOnChange }

async function decideOnChange(req: PayloadRequest): Promise<Response> {
  const { change, isShown, note } = await readBody(req, order)
  const { story, by } = await readStoryRequest(req)
  if (!userCan(req, 'articles', 'publish'))
    throw new APIError('Only editors and admins decide what readers see of the changes.', 403, null, true)
  await decide(req, async (sql) => {
    await showChange(sql, { storyId: story.id, changeId: change, isShown, note, by: by.name })
    const deed = isShown ? 'showChange' : 'hideChange'
    await addEntry(sql, { storyId: story.id, headline: story.headline ?? '', deed, reason: note, by })
  })
  return Response.json({ done: true })
}
