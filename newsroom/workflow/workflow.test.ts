import { describe, expect, test } from 'vitest'
import {
  type Asker,
  actionsFor,
  type Facts,
  ruleOf,
  STAGES,
  STANDINGS,
  type Standing,
  stageAfterSave,
  standingOf,
  standingsOf,
  WORKFLOW_ACTIONS,
  whyNot,
} from './workflow.ts'

const fresh: Facts = {
  ...{
    stage: 'draft',
    hasOpenText: false,
    isScheduled: false,
    isLive: false,
    wasUpdated: false,
    hasCorrections: false,
    isWithdrawn: false,
  },
}

test.each<[Partial<Facts>, Standing]>([
  [{}, 'draft'],
  [{ stage: 'review' }, 'review'],
  [{ stage: 'ready', isScheduled: true }, 'scheduled'],
  [{ isLive: true }, 'live'],
  [{ isLive: true, isScheduled: true }, 'live'],
  [{ isLive: true, wasUpdated: true }, 'updated'],
  [{ isLive: true, wasUpdated: true, hasCorrections: true }, 'corrected'],
  [{ hasCorrections: true, stage: 'review' }, 'review'],
  [{ isWithdrawn: true, isLive: true }, 'withdrawn'],
])('%j stands as %s', (facts, standing) => {
  expect(standingOf({ ...fresh, ...facts })).toBe(standing)
})

const editor = { role: 'editor', isOwner: false } as const
const owner = { role: 'reporter', isOwner: true } as const

describe('what may be done', () => {
  const can = (asker: Asker, facts: Partial<Facts>) => actionsFor(asker, { ...fresh, ...facts })

  test('an editor takes a story from draft to live and back', () => {
    expect(can(editor, {})).toEqual(['submit', 'approve', 'publish'])
    expect(can(editor, { stage: 'review' })).toEqual(['withdrawFromReview', 'sendBack', 'approve', 'publish'])
    expect(can(editor, { stage: 'ready' })).toEqual(['sendBack', 'schedule', 'publish'])
    expect(can(editor, { stage: 'ready', isScheduled: true })).toEqual(['schedule', 'unschedule', 'publish'])
    expect(can(editor, { isLive: true, hasCorrections: true })).toEqual(['publish', 'unpublish', 'withdraw'])
    expect(can(editor, { isWithdrawn: true })).toEqual([])
    expect(can({ ...editor, role: 'admin' }, { isWithdrawn: true })).toEqual(['reinstate', 'seal'])
  })

  test('a newer text of a live or scheduled story goes through the stages once more', () => {
    const live = { isLive: true, hasOpenText: true }
    expect(standingsOf({ ...fresh, ...live, isScheduled: true, stage: 'review' })).toEqual([
      'live',
      'scheduled',
      'review',
    ])
    expect(can(owner, live)).toEqual(['submit'])
    expect(can(editor, { ...live, stage: 'ready' })).toContain('schedule')
    expect(can(editor, { isScheduled: true, hasOpenText: true })).toContain('approve')
  })

  test('a reporter hands in and takes back what is theirs, and nothing else', () => {
    for (const stage of STAGES) {
      const own = stage === 'draft' ? ['submit'] : stage === 'review' ? ['withdrawFromReview'] : []
      expect(can(owner, { stage }), stage).toEqual(own)
      expect(can({ ...owner, isOwner: false }, { stage }), stage).toEqual([])
      expect(can({ role: undefined, isOwner: true }, { stage }), stage).toEqual([])
    }
    expect(can(owner, { isLive: true })).toEqual([])
  })

  test('a contributor’s story that has gone live is the house’s', () => {
    const contributor = { role: 'contributor', isOwner: true } as const
    expect(can(contributor, {})).toEqual(['submit'])
    expect(can(contributor, { isLive: true, hasOpenText: true })).toEqual([])
  })

  test('whoever may do it is told what is in the way; whoever may not, that', () => {
    const facts = { ...fresh, stage: 'review' } as const
    expect(whyNot('approve', { asker: owner, facts })).toContain('Your role')
    expect(whyNot('withdraw', { asker: editor, facts: fresh })).toContain('“Draft”')
    expect(whyNot('sendBack', { asker: editor, facts, reason: ' ' })).toContain('Say why')
    expect(whyNot('sendBack', { asker: editor, facts, reason: 'No source.' })).toBeUndefined()
    expect(whyNot('approve', { asker: editor, facts, reason: '' })).toBeUndefined()
  })

  test('every standing can be left', () => {
    for (const standing of STANDINGS)
      expect(
        WORKFLOW_ACTIONS.some((action) => ruleOf(action).from.includes(standing)),
        standing,
      ).toBe(true)
  })
})

test.each([
  ['ready', { isContentChanged: true, isOut: false, mayApprove: false }, 'review'],
  ['ready', { isContentChanged: false, isOut: false, mayApprove: false }, 'ready'],
  ['ready', { isContentChanged: true, isOut: false, mayApprove: true }, 'ready'],
  ['draft', { isContentChanged: true, isOut: false, mayApprove: false }, 'draft'],
  ['ready', { isContentChanged: true, isOut: true, mayApprove: true }, 'draft'],
  ['ready', { isContentChanged: false, isOut: true, mayApprove: true }, 'ready'],
] as const)('from %s with %j it goes to %s', (stage, save, after) => {
  expect(stageAfterSave(stage, save)).toBe(after)
})
