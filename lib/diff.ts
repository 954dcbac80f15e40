export type Piece<Item> = { kind: 'same' | 'removed' | 'added'; items: Item[] }

/** Edits that are looked for; beyond them what lies between the first and the last change counts as replaced. Bounds time and memory. */
const MOST_EDITS = 2000

/**
 * The shortest way from one sequence to another, by Myers's greedy algorithm (An O(ND) Difference Algorithm, 1986): pieces in order,
 * no two of one kind side by side, what is removed before what is added. Time and memory grow with the square of the edits.
 */
export function diff<Item>(before: readonly Item[], after: readonly Item[], mostEdits = MOST_EDITS): Piece<Item>[] {
  const start = commonStart(before, after)
  const end = commonEnd(before, after, start)
  const [middleBefore, middleAfter] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  return joined([
    { kind: 'same', items: before.slice(0, start) },
    ...(shortest(middleBefore, middleAfter, mostEdits) ?? replaced(middleBefore, middleAfter)),
    { kind: 'same', items: before.slice(before.length - end) },
  ])
}

function commonStart<Item>(before: readonly Item[], after: readonly Item[]): number {
  let length = 0
  while (length < before.length && length < after.length && before[length] === after[length]) length += 1
  return length
}

function commonEnd<Item>(before: readonly Item[], after: readonly Item[], start: number): number {
  let length = 0
  const most = Math.min(before.length, after.length) - start
  while (length < most && before[before.length - 1 - length] === after[after.length - 1 - length]) length += 1
  return length
}

function replaced<Item>(before: readonly Item[], after: readonly Item[]): Piece<Item>[] {
  return [
    { kind: 'removed', items: [...before] },
    { kind: 'added', items: [...after] },
  ]
}

/** Absent where more edits than those would be needed. */
function shortest<Item>(before: readonly Item[], after: readonly Item[], mostEdits: number): Piece<Item>[] | undefined {
  const limit = Math.min(before.length + after.length, mostEdits)
  // `furthest[k]`: how much of `before` has been gone on the diagonal k (before − after), shifted so that k may be negative.
  const furthest = new Int32Array(2 * limit + 3)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(furthest.slice(limit + 1 - edits - 1, limit + 1 + edits + 2))
    for (let k = -edits; k <= edits; k += 2) {
      const [below = 0, above = 0] = [furthest[limit + 1 + k - 1], furthest[limit + 1 + k + 1]]
      let x = k === -edits || (k !== edits && below < above) ? above : below + 1
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x += 1
      furthest[limit + 1 + k] = x
      if (x >= before.length && x - k >= after.length) return backwards(before, after, trace)
    }
  }
  return undefined
}

function backwards<Item>(before: readonly Item[], after: readonly Item[], trace: Int32Array[]): Piece<Item>[] {
  const pieces: Piece<Item>[] = []
  let [x, y] = [before.length, after.length]
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const row = trace[edits] as Int32Array
    const at = (k: number) => row[k + edits + 1] ?? 0
    const k = x - y
    const isAddition = k === -edits || (k !== edits && at(k - 1) < at(k + 1))
    const previousK = isAddition ? k + 1 : k - 1
    const previousX = edits === 0 ? 0 : at(previousK)
    const previousY = edits === 0 ? 0 : previousX - previousK
    while (x > previousX && y > previousY) {
      x -= 1
      y -= 1
      pieces.push({ kind: 'same', items: [before[x] as Item] })
    }
    if (edits === 0) break
    if (isAddition) pieces.push({ kind: 'added', items: [after[previousY] as Item] })
    else pieces.push({ kind: 'removed', items: [before[previousX] as Item] })
    x = previousX
    y = previousY
  }
  return pieces.reverse()
}

/** Neighbours of one kind in one piece; within a change what was removed comes first. */
function joined<Item>(pieces: Piece<Item>[]): Piece<Item>[] {
  const result: Piece<Item>[] = []
  let change: { removed: Item[]; added: Item[] } = { removed: [], added: [] }
  const flush = () => {
    if (change.removed.length > 0) result.push({ kind: 'removed', items: change.removed })
    if (change.added.length > 0) result.push({ kind: 'added', items: change.added })
    change = { removed: [], added: [] }
  }
  for (const { kind, items } of pieces) {
    if (items.length === 0) continue
    if (kind !== 'same') {
      // Not spread: so many arguments as a long text has words are more than a call takes.
      for (const item of items) change[kind].push(item)
      continue
    }
    flush()
    const last = result.at(-1)
    if (last?.kind === 'same') for (const item of items) last.items.push(item)
    else result.push({ kind, items: [...items] })
  }
  flush()
  return result
}
