import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { refuseIncomplete } from '../../collections/articles/guard-needs.ts'
import { momentsAt, offsetName } from '../../lib/zoned-time.ts'
import { addEntry } from '../../newsroom/audit/audit.ts'
import { holdDocuments } from '../../newsroom/hold-documents.ts'
import { askForLinkChecks } from '../../newsroom/links/link-checks.ts'
import { holdText } from '../../newsroom/schedule/hold-text.ts'
import { pinOfStory } from '../../newsroom/schedule/pins.ts'
import { moveSchedule, schedulePin } from '../../newsroom/schedule/schedules.ts'
import { takeOff } from '../../newsroom/schedule/take-off.ts'
import { whyNot } from '../../newsroom/workflow/workflow.ts'
import type { Article, Front } from '../../payload-types.ts'
import { readDeskClock } from '../desk-time.ts'
import { readBody } from '../read-body.ts'
import { moment } from './order-parts.ts'
import { decide, readStoryRequest } from './story-request.ts'

const order = z.object({
  ...moment,
  /** What was on the screen: another text is not pinned unseen. */
  revision: z.number().int().nullable(),
})

export const scheduleEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/schedule', method: 'post', handler: schedule },
  { path: '/:id/unschedule', method: 'post', handler: unschedule },
]

async function schedule(req: PayloadRequest): Promise<Response> {
  const { at, which, revision } = await readBody(req, order)
  const { story, facts, asker, by } = await readStoryRequest(req)
  const obstacle = whyNot('schedule', { asker, facts })
  if (obstacle) throw new APIError(obstacle, 403, null, true)
  const isMove = facts.isScheduled && facts.stage !== 'ready'
  if (!isMove) await checkText(req, { story, revision })
  const due = await momentOf(req, { at, which })
  await decide(req, async (inside) => {
    if (isMove) {
      // Not while an embargo is set: each would find the other not there yet.
      await holdDocuments(inside, [story.id])
      await moveSchedule(inside, { documentId: story.id, due })
    } else {
      await holdText(inside, 'articles', story)
      await schedulePin(inside, { pin: pinOfStory(story), due, by })
      await askForLinkChecks(inside, story.id)
    }
    const detail = { due, ...(!isMove && { revision: story.revision }) }
    await addEntry(inside, { storyId: story.id, headline: story.headline ?? '', deed: 'schedule', by, detail })
  })
  return Response.json({ due })
}

/**
 * What was on the screen, and whole: another text is not pinned unseen.
 * @param revision - absent: no text was on the screen
 * @throws APIError 409, 422
 */
export async function checkText(
  req: PayloadRequest,
  { story, revision }: { story: Article; revision: number | null | undefined },
): Promise<void> {
  refuseUnseen(story, revision)
  await refuseIncomplete(req, { story, step: 'schedule' })
}

/** @throws APIError 409 */
export function refuseUnseen(newest: Article | Front, revision: number | null | undefined): void {
  if (revision !== undefined && (newest.revision ?? 0) !== (revision ?? 0))
    throw new APIError('It was saved again since. Look at it, and schedule what it says now.', 409, null, true)
}

async function unschedule(req: PayloadRequest): Promise<Response> {
  const { story, facts, asker, by } = await readStoryRequest(req)
  const obstacle = whyNot('unschedule', { asker, facts })
  if (obstacle) throw new APIError(obstacle, 403, null, true)
  await decide(req, (inside) => takeOff(inside, { documentId: story.id, by }))
  return Response.json({ done: true })
}

/** A time of the paper's clock as a moment, in ISO 8601. @throws APIError 422 where there is none, or two and none was chosen */
export async function momentOf(
  req: PayloadRequest,
  { at, which }: { at: string; which?: 'earlier' | 'later' },
): Promise<string> {
  const { timeZone } = await readDeskClock(req.payload)
  const [first, second] = momentsAt(at, timeZone)
  const day = at.slice(0, 10)
  if (!first)
    throw new APIError(
      `On ${day} the clocks of ${timeZone} leave ${at.slice(11)} out. Choose another time.`,
      422,
      null,
      true,
    )
  if (second && !which) {
    const [early, late] = [offsetName(first, timeZone), offsetName(second, timeZone)]
    const message = `On ${day} ${at.slice(11)} comes twice in ${timeZone}. Say which: the earlier (${early}) or the later (${late}).`
    throw new APIError(message, 422, { isTwice: true, early, late }, true)
  }
  return (which === 'later' && second ? second : first).toISOString()
}
