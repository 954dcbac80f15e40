import { type Action as Right, type Role, type Subject, scopeOf } from '../permissions.ts'
import type { Step } from './checklist.ts'

/** How far a text has come before readers have it. Kept on the story; an edit by somebody who may not approve takes approval back. */
export const STAGES = ['draft', 'review', 'ready'] as const
export type Stage = (typeof STAGES)[number]

/** Where a story stands, in one word; the desk shows all that hold at once (`standingsOf`). */
export const STANDINGS = [...STAGES, 'scheduled', 'live', 'updated', 'corrected', 'withdrawn'] as const
export type Standing = (typeof STANDINGS)[number]

/** What is known of a story without reading its text. */
export type Facts = {
  stage: Stage
  isScheduled: boolean
  isLive: boolean
  /** The newest text is neither what readers have nor what is scheduled: it goes through the stages once more. */
  hasOpenText: boolean
  /** Readers were told of an update since it first went live. */
  wasUpdated: boolean
  hasCorrections: boolean
  isWithdrawn: boolean
}

export function standingOf(facts: Facts): Standing {
  if (facts.isWithdrawn) return 'withdrawn'
  if (facts.isLive) return facts.hasCorrections ? 'corrected' : facts.wasUpdated ? 'updated' : 'live'
  return facts.isScheduled ? 'scheduled' : facts.stage
}

/** All that a story is at once: live, with an update scheduled, while a newer text is in review. */
export function standingsOf(facts: Facts): Standing[] {
  if (facts.isWithdrawn) return ['withdrawn']
  const { isLive, isScheduled, hasOpenText, stage } = facts
  return [
    ...(isLive ? [standingOf(facts)] : []),
    ...(isScheduled ? (['scheduled'] as const) : []),
    ...((!isLive && !isScheduled) || hasOpenText ? [stage] : []),
  ]
}

export const STANDING_LABELS: Record<Standing, string> = {
  draft: 'Draft',
  review: 'In review',
  ready: 'Ready',
  scheduled: 'Scheduled',
  live: 'Live',
  updated: 'Live, updated',
  corrected: 'Live, corrected',
  withdrawn: 'Withdrawn',
}

const LIVE = ['live', 'updated', 'corrected'] as const satisfies Standing[]

type Rule = {
  label: string
  from: readonly Standing[]
  /** Where it stands afterwards. */
  to?: Standing
  /** What in the role table allows it; with `update`, for own stories too. */
  needs: [Subject, Right]
  /** Whether it has to be said why. */
  reason: 'required' | 'optional'
  /** Which requirements the text has to meet. */
  checks?: Step
}

/** Every way from one standing to another that somebody takes on purpose. An edit leads elsewhere, too: see `stageAfterSave`. */
export const ACTIONS = {
  submit: {
    label: 'Hand in for review',
    ...{ from: ['draft'], to: 'review', needs: ['articles', 'update'], reason: 'optional', checks: 'review' },
  },
  withdrawFromReview: {
    label: 'Take back from review',
    ...{ from: ['review'], to: 'draft', needs: ['articles', 'update'], reason: 'optional' },
  },
  sendBack: {
    label: 'Send back',
    ...{ from: ['review', 'ready'], to: 'draft', needs: ['approvals', 'create'], reason: 'required' },
  },
  approve: {
    label: 'Approve',
    ...{ from: ['draft', 'review'], to: 'ready', needs: ['approvals', 'create'], reason: 'optional', checks: 'review' },
  },
  schedule: {
    label: 'Schedule',
    ...{
      from: ['ready', 'scheduled'],
      to: 'scheduled',
      needs: ['articles', 'publish'],
      reason: 'optional',
      checks: 'schedule',
    },
  },
  unschedule: {
    label: 'Take off the schedule',
    ...{ from: ['scheduled'], to: 'ready', needs: ['articles', 'publish'], reason: 'optional' },
  },
  publish: {
    label: 'Publish',
    ...{
      from: [...STAGES, 'scheduled', ...LIVE],
      to: 'live',
      needs: ['articles', 'publish'],
      reason: 'optional',
      checks: 'publish',
    },
  },
  unpublish: {
    label: 'Unpublish',
    ...{ from: LIVE, to: 'draft', needs: ['articles', 'publish'], reason: 'optional' },
  },
  withdraw: {
    label: 'Withdraw',
    ...{ from: LIVE, to: 'withdrawn', needs: ['withdrawals', 'create'], reason: 'required' },
  },
  reinstate: {
    label: 'End the withdrawal',
    ...{ from: ['withdrawn'], to: 'draft', needs: ['withdrawals', 'delete'], reason: 'required' },
  },
  seal: {
    label: 'Seal the text',
    ...{ from: ['withdrawn'], to: 'withdrawn', needs: ['withdrawals', 'delete'], reason: 'required' },
  },
} as const satisfies Record<string, Rule>

export type WorkflowAction = keyof typeof ACTIONS
export const WORKFLOW_ACTIONS = Object.keys(ACTIONS) as WorkflowAction[]

export function ruleOf(action: WorkflowAction): Rule {
  return ACTIONS[action]
}

/** Who asks, and whether the story is theirs. */
export type Asker = { role: Role | undefined; isOwner: boolean }

/** The actions that somebody may take on a story that stands so, in the order of the table. */
export function actionsFor(asker: Asker, facts: Facts): WorkflowAction[] {
  return WORKFLOW_ACTIONS.filter((action) => whyNot(action, { asker, facts }) === undefined)
}

/** Why an action may not be taken, as a sentence; absent where it may. */
export function whyNot(
  action: WorkflowAction,
  { asker, facts, reason }: { asker: Asker; facts: Facts; reason?: string },
): string | undefined {
  const rule = ruleOf(action)
  if (!mayDo(asker, rule, facts)) return `Your role does not do this: ${rule.label.toLowerCase()}.`
  if (!standingsOf(facts).some((standing) => rule.from.includes(standing)))
    return `“${STANDING_LABELS[standingOf(facts)]}”: from there it is not possible to ${INFINITIVES[action]}.`
  if (reason !== undefined && rule.reason === 'required' && reason.trim() === '')
    return 'Say why: a sentence is enough.'
  return undefined
}

const INFINITIVES: Record<WorkflowAction, string> = {
  submit: 'hand it in',
  withdrawFromReview: 'take it back from review',
  sendBack: 'send it back',
  approve: 'approve it',
  schedule: 'schedule it',
  unschedule: 'take it off the schedule',
  publish: 'publish it',
  unpublish: 'unpublish it',
  withdraw: 'withdraw it',
  reinstate: 'end a withdrawal',
  seal: 'seal it',
}

function mayDo({ role, isOwner }: Asker, { needs: [subject, right] }: Rule, facts: Facts): boolean {
  const scope = scopeOf(role, subject, right)
  if (scope === 'all') return true
  return isOwner && (scope === 'own' || (scope === 'ownDraft' && !facts.isLive && !facts.isWithdrawn))
}

/**
 * The stage after a save. A text that readers have, or that is scheduled, is done with: whoever changes it begins a new one. What
 * was approved is what was read: whoever may not approve takes it back to review by changing it. Bookkeeping changes nothing.
 * @param isOut - whether the text before was live or scheduled as it stood
 */
export function stageAfterSave(
  stage: Stage,
  { isContentChanged, isOut, mayApprove }: { isContentChanged: boolean; isOut: boolean; mayApprove: boolean },
): Stage {
  if (!isContentChanged) return stage
  if (isOut) return 'draft'
  return stage === 'ready' && !mayApprove ? 'review' : stage
}
