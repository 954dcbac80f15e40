import { z } from 'zod'
import { type Fragment, fragment, type Sql } from '../../lib/sql.ts'
import { readFamily } from './tag-family.ts'

const uuid = z.uuid()
/** From the year 1 on: Postgres knows no year 0. */
const day = z.iso.date().refine((date) => !date.startsWith('0000'))

/** Which stories of a tag somebody means: what is absent chooses nothing out. */
export const choiceSchema = z.object({
  /** Another tag that they carry, too. */
  withTag: uuid.optional(),
  section: uuid.optional(),
  /** Words in the headline, as they stand there. */
  text: z.string().trim().min(1).max(200).optional(),
  /** Days of first publication, both included, of the paper's zone. */
  from: day.optional(),
  until: day.optional(),
  /** These only. */
  ids: z.array(uuid).max(500).optional(),
})
export type Choice = z.infer<typeof choiceSchema>

export type ChosenStory = {
  id: string
  headline: string
  section: string
  /** `20 Nov 2026`, in the paper's zone. */
  day: string
}

/** How many live stories of a tag, and of what was merged into it, somebody means, and the newest of them. */
export async function previewChoice(
  sql: Sql,
  { tagId, choice, limit }: { tagId: string; choice: Choice; limit: number },
): Promise<{ count: number; stories: ChosenStory[] }> {
  const chosen = await chosenStories(sql, { tagId, choice })
  const [row] = await sql<{ count: number }>`select count(*)::int as count from ${chosen}`
  const stories = await sql<ChosenStory>`
    select story.id, story.headline, coalesce(section.name, '') as section,
      to_char(story.published_at at time zone ${ZONE}, 'FMDD Mon YYYY') as day
    from ${chosen} left join edition.sections as section on section.id = story.section_id
    order by story.published_at desc, story.id limit ${limit}`
  return { count: row?.count ?? 0, stories }
}

/** The ids of them, the newest first. @param limit - no more are looked for; absent: all */
export async function chooseStories(
  sql: Sql,
  { tagId, choice, limit }: { tagId: string; choice: Choice; limit?: number },
): Promise<string[]> {
  const chosen = await chosenStories(sql, { tagId, choice })
  const [row] = await sql<{ ids: string[] | null }>`
    select array_agg(id order by published_at desc, id) as ids
    from (select id, published_at from ${chosen} order by published_at desc, id limit ${limit ?? null}) as story`
  return row?.ids ?? []
}

/** Days are the paper's, as everywhere that stories are chosen by them. */
const ZONE = fragment`coalesce((select settings ->> 'timeZone' from edition.site where id = 1), 'UTC')`

/** What a statement takes them `from`, as `story`. */
async function chosenStories(sql: Sql, { tagId, choice }: { tagId: string; choice: Choice }): Promise<Fragment> {
  const { withTag, section, text, from, until, ids } = choice
  const family = await readFamily(sql, tagId)
  const companions = withTag ? await readFamily(sql, withTag) : null
  return fragment`(
    select story.id, story.headline, story.section_id, story.published_at
    from edition.stories as story
    where story.id in (select story_id from edition.story_tags where tag_id = any (${family}::uuid[]))
      and (${companions}::uuid[] is null
        or story.id in (select story_id from edition.story_tags where tag_id = any (${companions}::uuid[])))
      and (${section ?? null}::uuid is null
        or story.section_id in (select section_id from edition.section_chain where ancestor_id = ${section ?? null}))
      and (${text ?? null}::text is null or position(lower(${text ?? null}::text) in lower(story.headline)) > 0)
      and (${from ?? null}::date is null or story.published_at >= (${from ?? null}::date)::timestamp at time zone ${ZONE})
      and (${until ?? null}::date is null or story.published_at < (${until ?? null}::date + 1)::timestamp at time zone ${ZONE})
      and (${ids ?? null}::uuid[] is null or story.id = any (${ids ?? null}::uuid[]))) as story`
}
