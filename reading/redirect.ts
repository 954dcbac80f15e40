import { noteTags } from '../delivery/render-scope.ts'
import { storyHref } from './cards.ts'
import { publicReader } from './reader.ts'

/** `/news/a-story`: what may be a story's address of before. */
const STORY_ADDRESS = /^\/[^/]+\/([^/]+)$/

/**
 * Where an address that has no page of its own leads now, if an editor said so. What it leads to may have moved since: a story is
 * followed to where it is.
 * @param path - as it was asked for; browsers encode letters beyond ASCII, editors type them
 */
export async function readRedirect(path: string, { sql } = publicReader()): Promise<string | undefined> {
  const spellings = [path, decoded(path)]
  noteTags(...spellings.map((spelling) => `at:${spelling}`))
  const [row] = await sql<{ to_path: string; section: string | null; slug: string | null; section_id: string | null }>`
    select found.to_path, story.slug, section.slug as section, section.id as section_id
    from (
      select to_path, substring(to_path from ${STORY_ADDRESS.source}) as last from edition.redirects
      where from_path = any (${spellings}) order by from_path = ${path} desc limit 1) as found
    left join edition.stories as story
      on story.slug = found.last or story.id = (select story_id from edition.former_slugs as former where former.slug = found.last)
    left join edition.sections as section on section.id = story.section_id
    order by story.slug = found.last desc limit 1`
  if (!row) return undefined
  const last = STORY_ADDRESS.exec(row.to_path)?.[1]
  if (last) noteTags(`slug:${last}`)
  if (row.section_id) noteTags(`doc:${row.section_id}`)
  return row.slug ? storyHref(row.section ?? undefined, row.slug) : row.to_path
}

function decoded(path: string): string {
  try {
    const address = decodeURIComponent(path)
    // Postgres takes no NUL, and no address holds one.
    return address.includes('\0') ? path : address
  } catch {
    // Not an encoding: only the address itself can match.
    return path
  }
}
