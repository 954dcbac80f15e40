import { cache } from 'react'
import { noteTags } from '../delivery/render-scope.ts'
import { isoTime, type SectionRow, sectionLink, storyHref } from './cards.ts'
import { publicReader } from './reader.ts'
import type { ChangedRunView, StoryChangesView } from './views.ts'

/** As many as a page shows. */
const MOST = 50

type Row = {
  id: string
  slug: string
  headline: string
  language: string
  section: SectionRow | null
  changes: { at: string; note: string | null; paragraphs: { changes: ChangedRunView[] }[] }[] | null
}

export function changesHref(storyHref: string): string {
  return `${storyHref}/changes`
}

/** What changed in a story, as far as an editor shows it; or where that is now. Undefined where there is nothing to see. */
export const readStoryChanges = cache(
  async (
    section: string,
    slug: string,
    { sql } = publicReader(),
  ): Promise<StoryChangesView | { movedTo: string } | undefined> => {
    noteTags(`slug:${slug}`)
    const [row] = await sql<Row>`
      select page.id, page.slug, page.headline,
        coalesce(page.language, (select settings ->> 'language' from edition.site where id = 1), 'en') as language,
        (select to_json(section) from edition.sections as section where section.id = page.section_id) as section,
        (select json_agg(json_build_object('at', at, 'note', note, 'paragraphs', paragraphs) order by at desc, id desc)
          from (select id, at, note, paragraphs from edition.story_changes as change where change.story_id = page.id
            order by at desc, id desc limit ${MOST}) as change) as changes
      from edition.stories as page
      where page.slug = ${slug} or page.id = (select story_id from edition.former_slugs as former where former.slug = ${slug})
      order by page.slug = ${slug} desc limit 1`
    if (!row) return undefined
    noteTags(`story:${row.id}`)
    if (!row.changes) return undefined
    const storyAt = storyHref(row.section?.slug, row.slug)
    const href = changesHref(storyAt)
    if (row.slug !== slug || row.section?.slug !== section) return { movedTo: href }
    return {
      ...{ href, language: row.language, story: { name: row.headline, href: storyAt } },
      section: sectionLink(row.section),
      changes: row.changes.map(({ at, note, paragraphs }) => ({
        ...{ at: isoTime(at), paragraphs: paragraphs.map(({ changes }) => changes) },
        ...(note && { note }),
      })),
    }
  },
)
