import type { Payload } from 'payload'
import { make } from '../../../collections/testing/stock.ts'
import type { Sql } from '../../../lib/sql.ts'
import type { Tag } from '../../../payload-types.ts'

/** Who orders what is done to tags. */
export const by = { id: '01890000-0000-7000-8000-000000000001', name: 'Mira' }

let counter = 0

/** Tags of names that no other test has. */
export async function tagsNamed<Name extends string>(payload: Payload, ...names: Name[]): Promise<Record<Name, Tag>> {
  counter += 1
  const made = []
  for (const name of names) made.push([name, await make<Tag>(payload, 'tags', { name: `${name} ${counter}` })])
  return Object.fromEntries(made)
}

/** The name that a test gave to a tag. */
export function plainName(name: string): string {
  return name.replace(/ \d+$/, '')
}

/** Join rows of stories and of their versions, and the tags' own lists, in words that two newsrooms have in common. */
export async function readJoins(sql: Sql, tags: Tag[]): Promise<unknown[]> {
  const ids = tags.map(({ id }) => id)
  const rows = await sql<{ place: string; headline: string; tag: string; position: string }>`
    select 'articles' as place, articles.headline, tags.name as tag, rels."order" as position
    from articles_rels as rels join articles on articles.id = rels.parent_id join tags on tags.id = rels.tags_id
    where tags.id = any (${ids})
    union all
    select 'version ' || dense_rank() over (partition by version.parent_id order by version.id), version.version_headline,
      tags.name, rels."order"
    from _articles_v_rels as rels join _articles_v as version on version.id = rels.parent_id join tags on tags.id = rels.tags_id
    where tags.id = any (${ids})
    union all
    select 'edition', stories.headline, tags.name, story_tags.position
    from edition.story_tags join edition.stories on stories.id = story_tags.story_id join tags on tags.id = story_tags.tag_id
    where tags.id = any (${ids})
    union all
    select 'list', coalesce(articles.headline, ''), tags.name, place.position
    from edition.listings as place join articles on articles.id = place.story_id join tags on tags.id = place.list_id
    where tags.id = any (${ids})
    order by 1, 2, 3, 4`
  return rows.map((row) => ({ ...row, tag: plainName(row.tag) }))
}
