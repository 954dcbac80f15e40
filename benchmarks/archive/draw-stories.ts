import type { Asking } from './question.ts'

/** Stories from everywhere in the archive, none twice: made by the corpus, so nothing has to be searched for. */
export async function drawStories({
  sql,
  corpus,
  random,
  count,
}: Asking): Promise<{ id: string; section: string; slug: string }[]> {
  const indexes = new Set<number>()
  while (indexes.size < Math.min(count, corpus.stories)) indexes.add(Math.floor(random() * corpus.stories))
  const ids = [...indexes].map((index) => corpus.storyId(index))
  return sql`
    select story.id, story.slug, section.slug as section
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
      join edition.stories as story using (id) join edition.sections as section on section.id = story.section_id
    order by wanted.place limit ${count}`
}
