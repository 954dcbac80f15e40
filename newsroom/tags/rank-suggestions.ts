import type { TagName } from './find-tags.ts'
import { type Mention, PARTS } from './names-in-text.ts'

export type Suggestion = TagName & { /** In words, for whoever chooses. */ reason: string }

/** How often a tag stands together with another on the newest stories of that one. */
export type Company = { tagId: string; withName: string; together: number; of: number }
/** On how many of the stories most like this one a tag stands. */
export type Similar = { tagId: string; on: number; of: number }

/** Seen at a glance; more would be a list to read. */
const MOST_SUGGESTIONS = 8
/** Together less often than this, two tags say nothing about each other. */
const LEAST_TOGETHER = 3
const LEAST_SHARE = 0.3
/** More mentions of a name say no more about the story. */
const MOST_COUNTED = 5

/** The tags that the story most likely needs, best first, each with its best reason; what it has or what was refused is left out. */
export function rankSuggestions({
  mentions,
  company,
  similar,
  tags,
  except,
}: {
  mentions: Mention[]
  company: Company[]
  similar: Similar[]
  tags: TagName[]
  except: Set<string>
}): Suggestion[] {
  const reasons = [
    ...mentions.map((mention) => ({
      id: mention.tagId,
      score: scoreOfMention(mention),
      reason: wordsForMention(mention, tags),
    })),
    ...company.filter(isTelling).map(({ tagId, withName, together, of }) => ({
      id: tagId,
      score: (2 * together) / of,
      reason: `often with ${withName} (${together} of ${of})`,
    })),
    ...similar
      .filter(({ on }) => on > 1)
      .map(({ tagId, on, of }) => ({ id: tagId, score: (2.5 * on) / of, reason: `on ${on} of ${of} similar stories` })),
  ]
  const best = Map.groupBy(
    reasons.sort((one, other) => other.score - one.score),
    ({ id }) => id,
  )
  return [...best]
    .flatMap(([id, [first]]) => {
      const tag = tags.find((each) => each.id === id)
      return tag && first && !except.has(id) ? [{ ...tag, reason: first.reason }] : []
    })
    .slice(0, MOST_SUGGESTIONS)
}

/** How much a name that stands in the story says about it: the headline before all else. */
export function scoreOfMention({ headline, standfirst, text, normalised }: Mention): number {
  const length = normalised.includes(' ') ? 0.5 : 0
  return 1 + (headline > 0 ? 5 : 0) + (standfirst > 0 ? 2 : 0) + Math.min(text, MOST_COUNTED) * 0.5 + length
}

function isTelling({ together, of }: Company): boolean {
  return together >= LEAST_TOGETHER && together / of >= LEAST_SHARE
}

function wordsForMention(mention: Mention, tags: TagName[]): string {
  const places = PARTS.flatMap((part) => {
    if (mention[part] === 0) return []
    if (part !== 'text') return `in the ${part}`
    return mention.text === 1 ? 'in the text' : `${mention.text} times in the text`
  })
  const isOtherSpelling = tags.some(({ id, name }) => id === mention.tagId && name !== mention.name)
  return places.join(', ') + (isOtherSpelling ? ` as “${mention.name}”` : '')
}
