/** From an idea to a text that is in. Kept on the assignment. */
export const ASSIGNMENT_STATES = ['pitch', 'accepted', 'inProgress', 'done', 'declined'] as const
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number]

export const ASSIGNMENT_LABELS: Record<AssignmentState, string> = {
  pitch: 'Pitch',
  accepted: 'Accepted',
  inProgress: 'In progress',
  done: 'Done',
  declined: 'Declined',
}

/** Somebody is to write these, and is late when their time is over. */
export const OPEN_STATES = ['accepted', 'inProgress'] as const satisfies AssignmentState[]

type Move = {
  label: string
  from: readonly AssignmentState[]
  to: AssignmentState
  /** Only for whoever decides what is written; the others are for everybody who may change the assignment. */
  isDecision: boolean
}

/** Every way from one state to another. Whatever is not here cannot be done. */
export const MOVES = {
  accept: { label: 'Accept', from: ['pitch'], to: 'accepted', isDecision: true },
  decline: { label: 'Decline', from: ['pitch', 'accepted', 'inProgress'], to: 'declined', isDecision: true },
  begin: { label: 'Is being written', from: ['accepted'], to: 'inProgress', isDecision: false },
  finish: { label: 'Is done', from: ['accepted', 'inProgress'], to: 'done', isDecision: false },
  reopen: { label: 'Open again', from: ['done'], to: 'inProgress', isDecision: false },
  pitchAgain: { label: 'Pitch again', from: ['declined'], to: 'pitch', isDecision: false },
} as const satisfies Record<string, Move>
export type MoveName = keyof typeof MOVES
const MOVE_NAMES = Object.keys(MOVES) as MoveName[]

/** What somebody who may change the assignment can do next, in the order of the table. */
export function movesFrom(state: AssignmentState, { mayDecide }: { mayDecide: boolean }): MoveName[] {
  return MOVE_NAMES.filter((name) => {
    const { from, isDecision }: Move = MOVES[name]
    return from.includes(state) && (mayDecide || !isDecision)
  })
}

/** Why an assignment may not go from one state to another, as a sentence; absent where it may, and where it stays. */
export function whyNotMove({
  from,
  to,
  mayDecide,
}: {
  from: AssignmentState
  to: AssignmentState
  mayDecide: boolean
}): string | undefined {
  if (from === to) return undefined
  const isWay = (name: MoveName) => MOVES[name].to === to
  if (movesFrom(from, { mayDecide }).some(isWay)) return undefined
  if (movesFrom(from, { mayDecide: true }).some(isWay)) return 'Editors decide what is written. Ask one of them.'
  return `“${ASSIGNMENT_LABELS[from]}” does not become “${ASSIGNMENT_LABELS[to]}”.`
}
