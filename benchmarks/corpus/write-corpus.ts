import type { Client } from 'pg'
import type { StoryRow } from '../../edition/build-story.ts'
import { ALL_STORIES } from '../../edition/list-names.ts'
import { copyLine, copyRows, type Value } from './copy-rows.ts'
import type { Corpus } from './corpus.ts'
import { makeStory } from './make-story.ts'
import { createRelatedPicker } from './pick-related.ts'

/** Stories made, sent and forgotten at a time. */
const BATCH = 1000

/**
 * Writes a corpus into the tables of an empty edition. Row by row what `edition/write-story.ts` would have written had each story
 * been published when it says; in a stream, so that a million stories take no more memory than a thousand.
 * @param client - a superuser's connection to the newsroom's database, used by nobody else meanwhile
 * @param onBatch - for whoever writes rows of the same stories elsewhere; waited for
 */
export async function writeCorpus({
  client,
  corpus,
  onBatch = async () => {},
  onProgress = () => {},
}: {
  client: Client
  corpus: Corpus
  onBatch?: (stories: StoryRow[]) => Promise<void>
  onProgress?: (done: number) => void
}): Promise<void> {
  // Triggers would note each row as a change, one by one.
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
  await writeEntities(client, corpus)
  const lists = new Map<string, number>()
  const related = createRelatedPicker(corpus)
  let sending: Promise<void> = Promise.resolve()
  for (let first = 0; first < corpus.stories; first += BATCH) {
    const stories = Array.from({ length: Math.min(BATCH, corpus.stories - first) }, (_, at) =>
      makeStory(corpus, first + at),
    )
    const tables = rowsOf(stories, { corpus, lists, related })
    // The next batch is made while Postgres takes this one.
    await sending
    sending = sendAll(client, tables).then(() => onBatch(stories))
    // Whoever waits for it next hears of a failure; until then it is not an unhandled one.
    sending.catch(() => {})
    onProgress(first)
  }
  await sending
  const rows = [...lists].map(([id, lastPosition]) => copyLine([id, lastPosition]))
  await copyRows(client, { table: 'edition.lists', columns: ['id', 'last_position'], lines: rows })
  await client.query(`
    insert into edition.story_search (story_id, published_at, config, words)
    select story_id, published_at, config, words from edition.expected_search`)
  await client.query('set session_replication_role = default; set synchronous_commit = default')
  // One change for everything, through the same door as any other.
  await client.query(`select edition.note('all')`)
  await client.query('vacuum analyze')
}

type Tables = Record<'stories' | 'story_authors' | 'story_tags' | 'listings' | 'related', string[]>

const COLUMNS: Record<keyof Tables, string[]> = {
  stories: [
    'id',
    'slug',
    'section_id',
    'kicker',
    'headline',
    'standfirst',
    'body',
    'language',
    'lead_media_id',
    'lead_caption',
    'published_at',
    'revised_at',
    'is_paid',
    'sponsor',
    'word_count',
    'seo_title',
    'seo_description',
    'media_ids',
    'linked_ids',
  ],
  story_authors: ['story_id', 'author_id', 'position'],
  story_tags: ['story_id', 'tag_id', 'position'],
  listings: ['list_id', 'position', 'story_id'],
  related: ['story_id', 'position', 'related_id', 'reason'],
}

type Making = { corpus: Corpus; lists: Map<string, number>; related: ReturnType<typeof createRelatedPicker> }

function rowsOf(stories: StoryRow[], { corpus, lists, related }: Making): Tables {
  const tables: Tables = { stories: [], story_authors: [], story_tags: [], listings: [], related: [] }
  const parents = new Map(corpus.sections.map(({ id, parentId }) => [id, parentId]))
  for (const story of stories) {
    const row = { ...story, body: JSON.stringify(story.body) }
    tables.stories.push(copyLine(COLUMNS.stories.map((column): Value => row[column as keyof typeof row])))
    for (const [at, id] of story.author_ids.entries()) tables.story_authors.push(copyLine([story.id, id, at + 1]))
    for (const [at, id] of story.tag_ids.entries()) tables.story_tags.push(copyLine([story.id, id, at + 1]))
    for (const list of listsOf(story, parents)) {
      const position = (lists.get(list) ?? 0) + 1
      lists.set(list, position)
      tables.listings.push(copyLine([list, position, story.id]))
    }
    for (const [at, { id, reason }] of related(story).entries())
      tables.related.push(copyLine([story.id, at + 1, id, reason]))
  }
  return tables
}

/** The view `edition.expected_listings`, for one story. */
function listsOf(story: StoryRow, parents: Map<string, string | null>): Set<string> {
  const lists = new Set([ALL_STORIES, ...story.author_ids, ...story.tag_ids])
  for (let at: string | null | undefined = story.section_id; at; at = parents.get(at)) lists.add(at)
  return lists
}

async function sendAll(client: Client, tables: Tables): Promise<void> {
  for (const name of Object.keys(tables) as (keyof Tables)[])
    await copyRows(client, { table: `edition.${name}`, columns: COLUMNS[name], lines: tables[name] })
}

async function writeEntities(client: Client, { sections, authorsList, tagsList, pictures }: Corpus): Promise<void> {
  await copyRows(client, {
    table: 'edition.sections',
    columns: ['id', 'slug', 'name', 'description', 'parent_id', 'position', 'tint'],
    lines: sections.map((row) => copyLine([row.id, row.slug, row.name, null, row.parentId, row.position, row.tint])),
  })
  await copyRows(client, {
    table: 'edition.authors',
    columns: ['id', 'slug', 'name', 'job_title', 'portrait_id', 'is_desk'],
    lines: authorsList.map((row) => copyLine([row.id, row.slug, row.name, row.jobTitle, row.portraitId, false])),
  })
  await copyRows(client, {
    table: 'edition.tags',
    columns: ['id', 'slug', 'name', 'kind', 'aliases'],
    lines: tagsList.map((row) => copyLine([row.id, row.slug, row.name, 'topic', []])),
  })
  await copyRows(client, {
    table: 'edition.media',
    columns: ['id', 'hash', 'width', 'height', 'widths', 'alt', 'caption', 'credit', 'focal_x', 'focal_y'],
    lines: pictures.map((row) =>
      copyLine([
        row.id,
        row.hash,
        row.width,
        row.height,
        JSON.stringify(row.widths),
        row.alt,
        row.caption,
        row.credit,
        50,
        50,
      ]),
    ),
  })
  await client.query('update edition.site set settings = $1 where id = 1', [JSON.stringify(SITE)])
}

const SITE = {
  name: 'The Bench',
  tagline: 'Measured, not guessed',
  timeZone: 'UTC',
  language: 'en',
  social: [{ name: 'Mastodon', href: 'https://social.example.com/@bench' }],
  apps: [{ name: 'For iPhone', href: 'https://apps.example.com/bench' }],
  sisterSites: [{ name: 'The Sunday Bench', href: 'https://sunday.example.com' }],
  promos: [
    {
      kind: 'podcast',
      kicker: 'Podcast',
      title: 'The Morning Bell',
      text: 'One story a day, told by whoever reported it.',
      href: 'https://podcast.example.com/morning-bell',
      linkText: 'Listen',
    },
  ],
  footerColumns: [
    {
      title: 'Read',
      links: ['World', 'Business', 'Science', 'Culture', 'Sport', 'Opinion'].map((name) => ({
        name,
        href: `/${name.toLowerCase()}`,
      })),
    },
  ],
  legalLine: 'A newsroom for measurements: its stories mean nothing.',
}
