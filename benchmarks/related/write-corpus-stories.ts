import type { Client } from 'pg'
import { ALL_STORIES } from '../../edition/list-names.ts'
import { writeAllSearch } from '../../edition/write-search.ts'
import { seededRandom } from '../../lib/random.ts'
import { sqlOn } from '../../lib/sql.ts'
import { copyLine, copyRows, type Value } from '../corpus/copy-rows.ts'
import { makeId } from '../corpus/make-id.ts'
import type { CorpusStory } from './corpus-schema.ts'
import { stripLinks } from './strip-links.ts'

const NO_SECTION = '00000000-0000-0000-0000-000000000000'

/** A story of a corpus as it stands in the edition. */
export type PlacedStory = { id: string; story: CorpusStory }

/**
 * Writes the stories of a corpus into an empty edition, without the words of their links: in the order of their publication, each
 * with its tags, authors, section and place in the list of all stories. Search and related work from there as for any other.
 * @param client - a superuser's connection
 */
export async function writeCorpusStories(client: Client, corpus: CorpusStory[]): Promise<PlacedStory[]> {
  const random = seededRandom(1)
  const idOf = numbered(() => makeId({ time: 0, random }))
  const stories = [...corpus]
    .sort((a, b) => a.publishedAt - b.publishedAt || (a.slug < b.slug ? -1 : 1))
    .map((story) => ({ id: makeId({ time: story.publishedAt, random }), story }))
  const rows = stories.map(({ id, story }, at) =>
    rowOf(story, { id, section: story.section ? idOf(`section ${story.section}`) : NO_SECTION, at }),
  )
  const tags = new Map(corpus.flatMap((story) => story.tags.map((tag) => [idOf(`tag ${tag.slug}`), tag])))
  // Triggers would note each row as a change, one by one.
  await client.query('set session_replication_role = replica')
  await copyRows(client, {
    table: 'edition.stories',
    columns: Object.keys(rows[0] ?? {}),
    lines: rows.map((row) => copyLine(Object.values(row))),
  })
  await copyRows(client, {
    table: 'edition.tags',
    columns: ['id', 'slug', 'name', 'kind', 'aliases'],
    lines: [...tags].map(([id, { slug, name }]) => copyLine([id, slug, name, 'topic', []])),
  })
  await copyRows(client, {
    table: 'edition.story_tags',
    columns: ['story_id', 'tag_id', 'position'],
    lines: stories.flatMap(({ id, story }) =>
      unique(story.tags).map((slug, at) => copyLine([id, idOf(`tag ${slug}`), at + 1])),
    ),
  })
  await copyRows(client, {
    table: 'edition.story_authors',
    columns: ['story_id', 'author_id', 'position'],
    lines: stories.flatMap(({ id, story }) =>
      unique(story.authors).map((slug, at) => copyLine([id, idOf(`author ${slug}`), at + 1])),
    ),
  })
  await copyRows(client, {
    table: 'edition.listings',
    columns: ['list_id', 'position', 'story_id'],
    lines: stories.map(({ id }, at) => copyLine([ALL_STORIES, at + 1, id])),
  })
  await copyRows(client, {
    table: 'edition.lists',
    columns: ['id', 'last_position'],
    lines: [copyLine([ALL_STORIES, stories.length])],
  })
  await client.query(`set session_replication_role = default`)
  await writeAllSearch(sqlOn(client))
  await client.query(`analyze`)
  return stories
}

function rowOf(
  story: CorpusStory,
  { id, section, at }: { id: string; section: string; at: number },
): Record<string, Value> {
  const paragraphs = stripLinks(story.body)
    .split(/\n{2,}/)
    .filter((text) => text.trim() !== '')
  const body = paragraphs.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] }))
  return {
    id,
    slug: `${story.slug}-${at}`,
    section_id: section,
    headline: story.headline,
    standfirst: story.standfirst || null,
    body: JSON.stringify(body),
    published_at: new Date(story.publishedAt).toISOString(),
    is_paid: false,
    word_count: 0,
    media_ids: [],
    linked_ids: [],
  }
}

function unique(named: { slug: string }[]): string[] {
  return [...new Set(named.map(({ slug }) => slug))]
}

function numbered(make: () => string): (name: string) => string {
  const ids = new Map<string, string>()
  return (name) => {
    const id = ids.get(name) ?? make()
    ids.set(name, id)
    return id
  }
}
