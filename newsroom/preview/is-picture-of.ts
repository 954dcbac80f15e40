import { bodyFromLexical, idOf } from '../../edition/body-from-lexical.ts'
import { mentionedIn } from '../../edition/build-story.ts'
import { isUuid } from '../../lib/is-uuid.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Article } from '../../payload-types.ts'

/** Whether whoever may see a text may see a picture: one of its own, or one that readers have on what stands beside it. */
export async function isPictureOf(sql: Sql, { story, hash }: { story: Article; hash: string }): Promise<boolean> {
  const lead = idOf(story.leadImage)
  const ids = [...(lead ? [lead] : []), ...mentionedIn(bodyFromLexical(story.body)).media].filter(isUuid)
  const rows = await sql`
    select from media where hash = ${hash} and id = any (${ids}::uuid[])
    union all select from edition.media where hash = ${hash} limit 1`
  return rows.length > 0
}
