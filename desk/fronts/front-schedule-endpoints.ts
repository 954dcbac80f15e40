import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { addEntry } from '../../newsroom/audit/audit.ts'
import { contentHash } from '../../newsroom/revisions/content-hash.ts'
import { holdText } from '../../newsroom/schedule/hold-text.ts'
import { pinOfFront } from '../../newsroom/schedule/pins.ts'
import { readSchedule, schedulePin } from '../../newsroom/schedule/schedules.ts'
import { takeOff } from '../../newsroom/schedule/take-off.ts'
import { tryPin } from '../../newsroom/schedule/try-pin.ts'
import { readDeskClock } from '../desk-time.ts'
import { readBody } from '../read-body.ts'
import { type OpenRelease, openReleases } from '../releases/open-releases.ts'
import { moment } from '../workflow/order-parts.ts'
import { type PanelSchedule, panelSchedule } from '../workflow/panel-schedule.ts'
import { momentOf, refuseUnseen } from '../workflow/schedule-endpoints.ts'
import { decide, refusing } from '../workflow/story-request.ts'
import { readFrontRequest } from './front-request.ts'

/** When a front goes live, for the panel beside its form. */
export type FrontStanding = { schedule?: PanelSchedule; releases: OpenRelease[]; zone: string }

/** Below a front's own address. A front has no stages: what is on the screen is what is pinned. */
export const frontScheduleEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/standing', method: 'get', handler: tellStanding },
  { path: '/:id/schedule', method: 'post', handler: schedule },
  { path: '/:id/unschedule', method: 'post', handler: unschedule },
]

const order = z.object({
  ...moment,
  /** What was on the screen: another text is not pinned unseen. */
  revision: z.number().int().nullable(),
})

async function tellStanding(req: PayloadRequest): Promise<Response> {
  const { front } = await readFrontRequest(req)
  const sql = await transactionSql(req)
  const clock = await readDeskClock(req.payload)
  const found = await readSchedule(sql, front.id)
  const hasNewerText = found !== undefined && found.contentHash !== contentHash({ ...front })
  const answer: FrontStanding = {
    ...{ zone: clock.timeZone, releases: await openReleases(sql, clock) },
    ...(found && { schedule: panelSchedule(found, { clock, hasNewerText }) }),
  }
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
}

async function schedule(req: PayloadRequest): Promise<Response> {
  const { at, which, revision } = await readBody(req, order)
  const { front, by } = await readFrontRequest(req)
  refuseUnseen(front, revision)
  const due = await momentOf(req, { at, which })
  const pin = pinOfFront(front)
  await refusing(() => tryPin(req.payload, pin))
  await decide(req, async (sql) => {
    await holdText(sql, 'fronts', front)
    await schedulePin(sql, { pin, due, by })
    const detail = { due, revision: front.revision }
    await addEntry(sql, { collection: 'fronts', storyId: front.id, headline: pin.title, deed: 'schedule', by, detail })
  })
  return Response.json({ due })
}

async function unschedule(req: PayloadRequest): Promise<Response> {
  const { front, by } = await readFrontRequest(req)
  await decide(req, (sql) => takeOff(sql, { documentId: front.id, by }))
  return Response.json({ done: true })
}
