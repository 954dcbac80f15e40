import { contentOf, isSame } from './content.ts'

type Doc = Record<string, unknown>

/**
 * What two people made of a field: `mine` or `theirs` where one of them has changed it, `both` where each has, differently.
 * Where nobody knows what it was before, every difference is both's.
 */
export type Verdict = 'mine' | 'theirs' | 'both'
export type Difference = { field: string; verdict: Verdict; mine: unknown; theirs: unknown }

/**
 * The fields in which my text differs from the newest one, in the order of the fields.
 * @param base - the revision that I started from, if it is still kept
 * @param theirs - the newest revision
 */
export function compareEdits({ base, mine, theirs }: { base: Doc | undefined; mine: Doc; theirs: Doc }): Difference[] {
  const [before, own, other] = [base && contentOf(base), contentOf(mine), contentOf(theirs)]
  const fields = [...new Set([...Object.keys(other), ...Object.keys(own)])]
  return fields
    .filter((field) => !isSame(own[field], other[field]))
    .map((field) => ({ field, verdict: verdictOf(field), mine: mine[field], theirs: theirs[field] }))

  function verdictOf(field: string): Verdict {
    if (!before) return 'both'
    if (isSame(before[field], other[field])) return 'mine'
    return isSame(before[field], own[field]) ? 'theirs' : 'both'
  }
}
