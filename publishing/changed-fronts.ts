import type { Sql } from '../lib/sql.ts'
import { readComposedFront } from '../reading/composed-front.ts'

/** What has changed: a story's card, and which lists have other newest. */
type Changed = { storyId: string; isCard: boolean; heads: Set<string> }
type Row = { address: string; section_id: string | null; list_ids: string[] }

/**
 * Of each front that editors have composed, whether the change concerns it: one of the lists that it is filled from has other
 * newest, or it shows the story. What fills a front is read as its page reads it: nothing else knows which stories it shows.
 * @returns by the address of the front
 */
export async function changedFronts(sql: Sql, { storyId, isCard, heads }: Changed): Promise<Map<string, boolean>> {
  const fronts = await sql<Row>`
    select coalesce('/' || section.slug, '/') as address, front.section_id,
      array(select coalesce(roots.list_id, asked.id) from unnest(front.list_ids) as asked (id)
        left join edition.tag_roots as roots on roots.tag_id = asked.id) as list_ids
    from edition.fronts as front left join edition.sections as section on section.id = front.section_id
    order by address limit 200`
  const found = new Map<string, boolean>()
  for (const { address, section_id, list_ids } of fronts) {
    const isFed = list_ids.some((id) => heads.has(id))
    found.set(address, isFed || (isCard && (await shows(sql, section_id, storyId))))
  }
  return found
}

async function shows(sql: Sql, sectionId: string | null, storyId: string): Promise<boolean> {
  const slots = (await readComposedFront({ sql, mediaBase: '' }, sectionId)) ?? []
  return slots.some((slot) => 'stories' in slot && slot.stories.some(({ id }) => id === storyId))
}
