import { availableParallelism } from 'node:os'
import type { Client } from 'pg'
import { ALL_STORIES } from '../../edition/list-names.ts'
import { batches } from './batches.ts'
import { bulkLoad, withoutCare } from './bulk-load.ts'
import { copyLine, copyRows } from './copy-rows.ts'
import type { Corpus } from './corpus.ts'
import { type Batch, STORY_COLUMNS, type StoryParts } from './make-batch.ts'
import { sampleTerms } from './make-terms.ts'
import { createRelatedPicker } from './pick-related.ts'
import { readStems } from './stems.ts'

/** Stories made, sent and forgotten at a time. */
const BATCH = 1000
/** From so many on it is worth starting threads, and making indexes last. */
const MANY = 20_000

/** Seconds of each part of the writing. */
export type WriteTimes = Record<'stories' | 'indexes' | 'derived' | 'statistics', number>

/**
 * Writes a corpus into the tables of an empty edition. Row by row what `edition/write-story.ts` would have written had each story
 * been published when it says; in a stream, so that a million stories take no more memory than a thousand.
 * @param client - a superuser's connection to the newsroom's database, used by nobody else meanwhile
 * @param helpers - more of them, to make several indexes at once
 * @param threads - how many make stories while this one sends them
 */
export async function writeCorpus({
  client,
  helpers = [],
  corpus,
  threads = corpus.stories >= MANY ? Math.min(availableParallelism(), 4) : 0,
  onProgress = () => {},
}: {
  client: Client
  helpers?: Client[]
  corpus: Corpus
  threads?: number
  onProgress?: (done: number, doing?: string) => void
}): Promise<WriteTimes> {
  const took: WriteTimes = { stories: 0, indexes: 0, derived: 0, statistics: 0 }
  let mark = performance.now()
  const lap = (what: keyof WriteTimes) => {
    took[what] = (performance.now() - mark) / 1000
    mark = performance.now()
  }
  // Triggers would note each row as a change, one by one.
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
  await writeEntities(client, corpus)
  const write = async () => {
    await writeStories({ client, corpus, threads, onProgress })
    lap('stories')
  }
  const finish = async () => {
    onProgress(corpus.stories, 'calendar and names')
    await writeDerived(client)
    lap('derived')
    onProgress(corpus.stories, 'statistics')
    await client.query('vacuum analyze')
    lap('statistics')
  }
  if (corpus.stories < MANY) {
    await write()
    await finish()
  } else
    await withoutCare(client, async () => {
      const onIndex = (name: string) => onProgress(corpus.stories, `index ${name}`)
      await bulkLoad([client, ...helpers], { tables: BY_SIZE, onIndex }, write)
      lap('indexes')
      await finish()
    })
  await client.query('set session_replication_role = default; set synchronous_commit = default')
  // One change for everything, through the same door as any other.
  await client.query(`select edition.note('all')`)
  return took
}

async function writeStories({
  client,
  corpus,
  threads,
  onProgress,
}: Required<Pick<Parameters<typeof writeCorpus>[0], 'client' | 'corpus' | 'threads' | 'onProgress'>>): Promise<void> {
  const lists = new Map<string, number>()
  const related = createRelatedPicker(corpus)
  let sending: Promise<void> = Promise.resolve()
  const stems = await readStems(client, corpus)
  const lexicon = { stems, sample: sampleTerms(corpus, stems) }
  const counts = new Map<number, number>()
  let done = 0
  for await (const batch of batches({ corpus, lexicon }, { size: BATCH, threads })) {
    const tables = rowsOf(batch, { corpus, lists, related })
    // The next batch is made while Postgres takes this one.
    await sending
    sending = sendAll(client, tables)
    // Whoever waits for it next hears of a failure; until then it is not an unhandled one.
    sending.catch(() => {})
    for (const [term, stories] of batch.counts) counts.set(term, (counts.get(term) ?? 0) + stories)
    done += batch.parts.length
    onProgress(done)
  }
  await sending
  const rows = [...lists].map(([id, lastPosition]) => copyLine([id, lastPosition]))
  await copyRows(client, { table: 'edition.lists', columns: ['id', 'last_position'], lines: rows })
  const terms = [...counts].map((count) => copyLine(count))
  await copyRows(client, { table: 'edition.terms', columns: ['term', 'stories'], lines: terms })
}

/** What triggers keep beside stories, tags and authors, all at once. */
async function writeDerived(client: Client): Promise<void> {
  await client.query('analyze edition.stories')
  await client.query('select edition.number_days()')
  await client.query(`
    insert into edition.names (id, normalised, kind, name, is_alias)
    select id, normalised, kind, name, is_alias from edition.expected_names on conflict do nothing`)
}

type Tables = Record<Exclude<keyof Batch, 'parts' | 'counts'> | 'listings' | 'related', string[]>

const COLUMNS: Record<keyof Tables, readonly string[]> = {
  stories: STORY_COLUMNS,
  story_authors: ['story_id', 'author_id', 'position'],
  story_tags: ['story_id', 'tag_id', 'position'],
  listings: ['list_id', 'position', 'story_id'],
  related: ['story_id', 'position', 'related_id', 'reason'],
  story_search: ['story_id', 'published_at', 'config', 'words'],
  story_vectors: ['story_id', 'position', 'published_at', 'terms'],
  story_terms: ['term', 'position', 'weight'],
}

/** Those whose indexes take longest first, so that all are done at about the same time. */
const BY_SIZE = ['story_search', 'story_terms', ...Object.keys(COLUMNS)]

type Making = { corpus: Corpus; lists: Map<string, number>; related: ReturnType<typeof createRelatedPicker> }

/** The rows of a batch with those that follow from the batches before it. */
function rowsOf(batch: Batch, { corpus, lists, related }: Making): Tables {
  const { parts, counts: _, ...own } = batch
  const tables: Tables = { ...wrapped(own), listings: [], related: [] }
  const parents = new Map(corpus.sections.map(({ id, parentId }) => [id, parentId]))
  for (const story of parts) {
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

function wrapped<Key extends string>(tables: Record<Key, string>): Record<Key, string[]> {
  return Object.fromEntries(Object.entries(tables).map(([name, lines]) => [name, [lines]])) as Record<Key, string[]>
}

/** The view `edition.expected_listings`, for one story. */
function listsOf(story: StoryParts, parents: Map<string, string | null>): Set<string> {
  const lists = new Set([ALL_STORIES, ...story.author_ids, ...story.tag_ids])
  for (let at: string | null | undefined = story.section_id; at; at = parents.get(at)) lists.add(at)
  return lists
}

async function sendAll(client: Client, tables: Tables): Promise<void> {
  for (const name of Object.keys(tables) as (keyof Tables)[])
    await copyRows(client, { table: `edition.${name}`, columns: [...COLUMNS[name]], lines: tables[name] })
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
