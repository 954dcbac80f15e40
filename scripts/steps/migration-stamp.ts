/**
 * The time in a migration's name, later than that of every other: they run in the order of their names, and a machine's clock may be
 * behind that of whoever wrote the last one.
 * @param made - `20261122_140000`, what the clock says
 */
export function nextStamp(names: string[], made: string): string {
  const newest = names
    .map((name) => name.slice(0, made.length))
    .sort()
    .at(-1)
  if (!newest || newest < made) return made
  const next = String(Number(newest.replace('_', '')) + 1)
  return `${next.slice(0, 8)}_${next.slice(8)}`
}
