import { isoTime, type SectionRow, sectionLink, storyHref } from './cards.ts'
import type { Reader } from './reader.ts'
import type { WithdrawnView } from './views.ts'

type Row = {
  slug: string
  headline: string | null
  notice: string
  status: number
  language: string
  at: Date
  section: SectionRow | null
}

/** The notice at a story's address of last or of before, or where it stands if that is another. The slug's tag is noted already. */
export async function readWithdrawn(
  { section, slug }: { section: string; slug: string },
  { sql }: Reader,
): Promise<{ withdrawn: WithdrawnView } | { movedTo: string } | undefined> {
  const [row] = await sql<Row>`
    select gone.slug, gone.headline, gone.notice, gone.status, gone.at,
      coalesce(gone.language, (select settings ->> 'language' from edition.site where id = 1), 'en') as language,
      (select to_json(section) from edition.sections as section where section.id = gone.section_id) as section
    from edition.withdrawals as gone
    where gone.slug = ${slug} or gone.id = (select story_id from edition.former_slugs as former where former.slug = ${slug})
    order by gone.slug = ${slug} desc limit 1`
  if (!row) return undefined
  // Noted by its link: the section may be renamed.
  sectionLink(row.section)
  const href = storyHref(row.section?.slug, row.slug)
  if (row.slug !== slug || (row.section?.slug ?? 'story') !== section) return { movedTo: href }
  return {
    withdrawn: {
      ...{ href, at: isoTime(row.at), notice: row.notice, language: row.language, isGone: row.status === 410 },
      ...(row.headline && { headline: row.headline }),
    },
  }
}
