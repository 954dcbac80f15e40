import type { Sql } from '../lib/sql.ts'
import { analyseText } from './analyse-story.ts'
import { chooseRelated, rankRelated } from './rank-related.ts'

/** Enough to see which tags they have in common. */
const SIMILAR = 8

/** Ids of the live stories most like a text that is being written, the likest first. */
export async function similarStories(
  sql: Sql,
  text: { headline: string; standfirst: string; text: string },
): Promise<string[]> {
  const { choices } = await rankRelated(sql, await analyseText(sql, text))
  return chooseRelated(choices, SIMILAR).map(({ storyId }) => storyId)
}
