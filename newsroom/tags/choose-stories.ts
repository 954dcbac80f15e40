import { z } from 'zod'
import type { Sql } from '../../lib/sql.ts'
import { readFamily } from './tag-family.ts'

const uuid = z.uuid()
const day = z.iso.date()

/** Which stories of a tag somebody means: what is absent chooses nothing out. */
export const choiceSchema = z.object({
  /** Another tag that they carry, too. */
  withTag: uuid.optional(),
  section: uuid.optional(),
  /** Words in the headline, as they stand there. */
  text: z.string().trim().min(1).max(200).optional(),
  /** Days of first publication, both included, of UTC. */
  from: day.optional(),
  until: day.optional(),
  /** These only. */
  ids: z.array(uuid).max(500).optional(),
})
export type Choice = z.infer<typeof choiceSchema>

export type ChosenStory = { id: string; headline: string; section: string; publishedAt: string }

/** How many live stories of a tag, and of what was merged into it, somebody means, and the newest of them. */
export async function previewChoice(
  sql: Sql,
  { tagId, choice, limit }: { tagId: string; choice: Choice; limit: number },
): Promise<{ count: number; stories: ChosenStory[] }> {
  const ids = await chooseStories(sql, { tagId, choice })
  const stories = await sql<Omit<ChosenStory, 'publishedAt'> & { published_at: Date }>`
    select story.id, story.headline, coalesce(section.name, '') as section, story.published_at
    from edition.stories as story left join edition.sections as section on section.id = story.section_id
    where story.id = any (${ids.slice(0, limit)}::uuid[]) order by story.published_at desc, story.id`
  return {
    count: ids.length,
    stories: stories.map(({ published_at, ...story }) => ({ ...story, publishedAt: published_at.toISOString() })),
  }
}

/** The ids of all of them, the newest first. */
export async function chooseStories(sql: Sql, { tagId, choice }: { tagId: string; choice: Choice }): Promise<string[]> {
  const { withTag, section, text, from, until, ids } = choice
  const family = await readFamily(sql, tagId)
  const companions = withTag ? await readFamily(sql, withTag) : null
  const [row] = await sql<{ ids: string[] | null }>`
    select array_agg(story.id order by story.published_at desc, story.id) as ids
    from edition.stories as story
    where story.id in (select story_id from edition.story_tags where tag_id = any (${family}::uuid[]))
      and (${companions}::uuid[] is null
        or story.id in (select story_id from edition.story_tags where tag_id = any (${companions}::uuid[])))
      and (${section ?? null}::uuid is null
        or story.section_id in (select section_id from edition.section_chain where ancestor_id = ${section ?? null}))
      and (${text ?? null}::text is null or position(lower(${text ?? null}::text) in lower(story.headline)) > 0)
      and (${from ?? null}::date is null or story.published_at >= (${from ?? null}::date)::timestamp at time zone 'UTC')
      and (${until ?? null}::date is null or story.published_at < (${until ?? null}::date + 1)::timestamp at time zone 'UTC')
      and (${ids ?? null}::uuid[] is null or story.id = any (${ids ?? null}::uuid[]))`
  return row?.ids ?? []
}
