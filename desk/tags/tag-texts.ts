import type { FoundTag, TagName } from '../../newsroom/tags/find-tags.ts'
import { kindLabel } from '../../newsroom/tags/tag-kinds.ts'

/**
 * “A, B; C” and lines, as somebody pastes them from a list: each name once, in order, whatever its case.
 * @returns the names that are looked up, and how many more there were
 */
export function namesIn(pasted: string): { names: string[]; left: number } {
  const names = pasted.split(/[,;\n\r\t]+/).map((name) => name.replace(/\s+/g, ' ').trim())
  const spellings = Map.groupBy(names.filter(Boolean), (name) => name.toLowerCase())
  const all = [...spellings.values()].flatMap(([first = '']) => first)
  return { names: all.slice(0, MOST_PASTED), left: Math.max(0, all.length - MOST_PASTED) }
}

/** What stands beside a tag's name where it is chosen: “organisation · 60 stories”. */
export function detailOf({ kind, stories }: Pick<TagName, 'kind' | 'stories'>): string {
  const count = `${stories.toLocaleString('en')} ${stories === 1 ? 'story' : 'stories'}`
  return kind === 'topic' ? count : `${kindLabel(kind).toLowerCase()} · ${count}`
}

/** “Sampa → São Paulo”, or the name alone. */
export function titleOf({ name, alias }: Pick<FoundTag, 'name' | 'alias'>): string {
  return alias ? `${alias} → ${name}` : name
}

/** The list with one item some places further along, as far as there are places. */
export function moved<Item>(list: Item[], from: number, by: number): Item[] {
  const to = Math.min(Math.max(from + by, 0), list.length - 1)
  const item = list[from]
  if (item === undefined || to === from) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, item)
}

/** Each is looked up by a request of its own. */
export const MOST_PASTED = 30
