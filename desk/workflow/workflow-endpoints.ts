import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { userCan } from '../../collections/access.ts'
import { refuseIncomplete } from '../../collections/articles/guard-needs.ts'
import type { Transition } from '../../collections/articles/keep-stage.ts'
import type { Noted } from '../../collections/articles/note-deeds.ts'
import { lockEdition } from '../../edition/lock.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { readLastWord } from '../../newsroom/audit/last-word.ts'
import { readEmbargo } from '../../newsroom/embargo/embargo.ts'
import { askForLinkChecks } from '../../newsroom/links/link-checks.ts'
import { readAssignmentOf } from '../../newsroom/planning/read-assignment.ts'
import { pinOfStory } from '../../newsroom/schedule/pins.ts'
import { pinAgain, readSchedule } from '../../newsroom/schedule/schedules.ts'
import { readWithdrawal } from '../../newsroom/withdrawal/withdrawal.ts'
import type { Check } from '../../newsroom/workflow/checklist.ts'
import { readChecklist } from '../../newsroom/workflow/read-checklist.ts'
import {
  actionsFor,
  ruleOf,
  STAGES,
  STANDING_LABELS,
  type Stage,
  standingsOf,
  type WorkflowAction,
  whyNot,
} from '../../newsroom/workflow/workflow.ts'
import { deskMoment, deskTime, readDeskClock } from '../desk-time.ts'
import { deedInWords } from '../history/history-words.ts'
import { readBody } from '../read-body.ts'
import { mayRelease, type OpenRelease, openReleases } from '../releases/open-releases.ts'
import { withdrawalEndpoints } from '../withdrawal/withdrawal-endpoints.ts'
import { embargoEndpoints } from './embargo-endpoints.ts'
import { together } from './in-transaction.ts'
import { linkEndpoints } from './link-endpoints.ts'
import { reason } from './order-parts.ts'
import { type PanelSchedule, panelSchedule } from './panel-schedule.ts'
import { scheduleEndpoints } from './schedule-endpoints.ts'
import { shareEndpoints } from './share-endpoints.ts'
import { readStoryRequest } from './story-request.ts'

/** How a story stands, for the panel beside its form. */
export type Standings = {
  standings: string[]
  /** Whether readers have the story, and whether the newest text is another one. */
  isLive: boolean
  hasOpenText: boolean
  actions: WorkflowAction[]
  checks: Check[]
  schedule?: PanelSchedule
  /** What it can be put into; absent for whoever does not. */
  releases?: OpenRelease[]
  embargo?: { until: string; reason?: string; by?: string; mayLift: boolean }
  /** What readers find in the story's place, and whether it may end. */
  withdrawal?: { at: string; by?: string; notice: string; reason: string; isLegal: boolean }
  mayEmbargo: boolean
  /** What was said with the last move: `sent back by Asha Rao`. */
  lastWord?: { what: string; at: string; words: string }
  /** What it was ordered as. */
  assignment?: { id: string; due?: string; isLate: boolean; words?: number; budgetLine?: string }
  /** The zone of the paper, in which times are given. */
  zone: string
}

/** Those that change the stage and nothing else; the others have forms of their own, or Payload's button. */
const BY_BUTTON = ['submit', 'withdrawFromReview', 'sendBack', 'approve'] as const satisfies WorkflowAction[]

const transition = z.object({
  action: z.enum(BY_BUTTON),
  reason: reason.default(''),
  revision: z.number().int().nullable(),
  savedInForm: z.string().max(60).nullish(),
})

/** Below a story's own address: how it stands, and what moves it on. */
export const workflowEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/standing', method: 'get', handler: tellStanding },
  { path: '/:id/transitions', method: 'post', handler: takeAction },
  ...scheduleEndpoints,
  ...embargoEndpoints,
  ...shareEndpoints,
  ...withdrawalEndpoints,
  ...linkEndpoints,
]

async function tellStanding(req: PayloadRequest): Promise<Response> {
  const { story, facts, asker, sql } = await readStoryRequest(req)
  const [schedule, embargo] = [await readSchedule(sql, story.id), await readEmbargo(sql, story.id)]
  const clock = await readDeskClock(req.payload)
  const withdrawal = await readWithdrawal(sql, story.id)
  const assignment = await readAssignmentOf(sql, story.id)
  const lastWord = await readLastWord(sql, story.id)
  const actions = actionsFor(asker, facts)
  const mayJoin = !schedule && actions.includes('schedule') && mayRelease(req)
  const answer: Standings = {
    standings: standingsOf(facts).map((standing) => STANDING_LABELS[standing]),
    isLive: facts.isLive,
    hasOpenText: facts.hasOpenText,
    actions,
    checks: await readChecklist(sql, story),
    zone: clock.timeZone,
    mayEmbargo: !facts.isLive && !facts.isWithdrawn && userCan(req, 'embargoes', 'create'),
    ...(lastWord && {
      lastWord: {
        ...{ what: deedInWords(lastWord), words: lastWord.words },
        at: deskTime(lastWord.at, clock, new Date().toISOString()),
      },
    }),
    ...(assignment && {
      assignment: { ...assignment, ...(assignment.due && { due: deskMoment(assignment.due, clock) }) },
    }),
    ...(schedule && { schedule: panelSchedule(schedule, { clock, hasNewerText: facts.hasOpenText }) }),
    ...(mayJoin && { releases: await openReleases(sql, clock) }),
    ...(withdrawal && {
      withdrawal: {
        ...{ at: deskMoment(withdrawal.at, clock), notice: withdrawal.notice, reason: withdrawal.reason },
        ...{ isLegal: withdrawal.isLegal, by: withdrawal.by },
      },
    }),
    ...(embargo && {
      embargo: { ...embargo, until: deskMoment(embargo.until, clock), mayLift: userCan(req, 'embargoes', 'delete') },
    }),
  }
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
}

async function takeAction(req: PayloadRequest): Promise<Response> {
  const { action, reason, revision, savedInForm } = await readBody(req, transition)
  const { story, facts, asker, sql, user, by } = await readStoryRequest(req)
  const obstacle = whyNot(action, { asker, facts, reason })
  if (obstacle) throw new APIError(obstacle, 403, null, true)
  const schedule = action === 'approve' ? await readSchedule(sql, story.id) : undefined
  // What is moved onto the schedule needs what the schedule does.
  const checks = schedule ? 'schedule' : ruleOf(action).checks
  if (checks) await refuseIncomplete(req, { story, step: checks })
  req.context.transition = { stage: stageOf(action) } satisfies Transition
  req.context.noted = { deed: action, reason } satisfies Noted
  const saved = await together(req, async () => {
    // The clock takes it first, too, and then what is scheduled.
    if (schedule) await lockEdition(await transactionSql(req))
    const approved = await req.payload.update({
      collection: 'articles',
      id: story.id,
      data: { revision, savedInForm },
      // What may be done is decided above, by the table of actions.
      ...{ draft: true, depth: 0, overrideAccess: true, user, req },
    })
    const inside = await transactionSql(req)
    if (schedule) await pinAgain(inside, { pin: pinOfStory(approved), by })
    if (checks) await askForLinkChecks(inside, story.id)
    return approved
  })
  return Response.json({ revision: saved.revision, stage: saved.stage })
}

/** The stage that an action leads to. */
function stageOf(action: WorkflowAction): Stage {
  const { to } = ruleOf(action)
  return STAGES.find((stage) => stage === to) ?? 'draft'
}
