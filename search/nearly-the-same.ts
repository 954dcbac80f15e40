/** Whether somebody who typed one probably meant the other: a few letters changed, left out, added, or two that changed places. */
export function isNearlyTheSame(typed: string, name: string): boolean {
  const [one, other] = [plain(typed), plain(name)]
  const most = Math.min(3, Math.floor(Math.max(one.length, other.length) / 4))
  return one !== other && Math.abs(one.length - other.length) <= most && editDistance(one, other) <= most
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
    .slice(0, 60)
}

/** Changes of one letter that turn one text into the other; two neighbours that change places are one. */
export function editDistance(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        ...(isSwapped ? [(before[column - 2] ?? 0) + 1] : []),
      )
    }
    before = last
    last = current
  }
  return last[other.length] ?? 0
}
