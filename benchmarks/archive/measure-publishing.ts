import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { blocksToLexical } from '../../importers/body/blocks-to-lexical.ts'
import { makeStory } from '../corpus/make-story.ts'
import type { BenchHouse } from '../house/bench-house.ts'
import { fetchResponse } from '../load/fetch-response.ts'
import { openDeskAccount } from '../power-cut/desk-account.ts'
import { Samples, type Summary } from '../statistics.ts'

export type Published = Record<'answered' | 'read' | 'done', Summary>

const PATIENCE_MS = 30_000
/** Where each takes long, fewer are enough. */
const LONGEST_MS = 180_000

/**
 * Publishes new stories as an editor does, one after the other. Told apart: until the editor has the answer, until another process
 * shows the story to readers, and until all that the publish has set off is done: related stories, both ways.
 * @param desk - origin of a process for everything
 * @param site - origin of a process for readers
 */
export async function measurePublishing({
  house,
  client,
  desk,
  site,
  count,
  onProgress,
}: {
  house: BenchHouse
  client: Client
  desk: string
  site: string
  count: number
  onProgress: (done: number) => void
}): Promise<Published> {
  const account = await openDeskAccount(desk)
  const samples = { answered: new Samples(), read: new Samples(), done: new Samples() }
  const warmUp = Math.ceil(count / 10)
  const deadline = performance.now() + LONGEST_MS
  for (let number = 0; number < count + warmUp; number += 1) {
    if (performance.now() > deadline && samples.done.length > 0) break
    const story = makeStory(house.corpus, house.corpus.stories + number)
    const section = house.corpus.sections.find(({ id }) => id === story.section_id)?.slug
    const data = {
      ...{ headline: story.headline, standfirst: story.standfirst, slug: story.slug, section: story.section_id },
      ...{ authors: story.author_ids, tags: story.tag_ids, _status: 'published' },
      body: blocksToLexical(
        story.body.filter(({ type }) => type === 'paragraph' || type === 'heading').map(withoutLinks),
        { seed: story.id },
      ),
    }
    const began = performance.now()
    const { id, slug } = await account.create('articles', data)
    const answered = performance.now() - began
    // Under the slug that the newsroom has made of it.
    await until('its page', async () => (await fetchResponse(`${site}/${section}/${slug}`)).status === 200)
    const read = performance.now() - began
    await until('its jobs', async () => (await jobsLeft(client, id)) === 0)
    const done = performance.now() - began
    // A newsroom's next publish is half a minute away. The receipts of this one, which ask for some seventy pages at each place,
    // would be what the next one waits for.
    await until('its receipts', async () => (await receiptsLeft(client)) === 0, 4 * PATIENCE_MS)
    if (number < warmUp) continue
    samples.answered.add(answered)
    samples.read.add(read)
    samples.done.add(done)
    onProgress(number - warmUp + 1)
  }
  return { answered: samples.answered.summary(), read: samples.read.summary(), done: samples.done.summary() }
}

type StoryBlock = ReturnType<typeof makeStory>['body'][number]

/** What the text links to is in the edition alone: the newsroom would refuse it. */
function withoutLinks(block: StoryBlock): StoryBlock {
  if (block.type !== 'paragraph') return block
  return { ...block, children: block.children.filter(({ type }) => type === 'text') }
}

async function receiptsLeft(client: Client): Promise<number> {
  const { rows } = await client.query<{ jobs: number }>(
    `select count(*)::int as jobs from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = job.task_id
     where task.identifier = 'deliver-receipt' and run_at <= now() limit 1`,
  )
  return rows[0]?.jobs ?? 0
}

/** Jobs of one story that run or will. Throws where one has failed: it would be tried again later, as if nothing were left. */
async function jobsLeft(client: Client, id: string): Promise<number> {
  const { rows } = await client.query<{ jobs: number; error: string | null }>(
    'select count(*)::int as jobs, max(last_error) as error from graphile_worker._private_jobs where payload::text like $1 limit 1',
    [`%${id}%`],
  )
  if (rows[0]?.error) throw new Error(`a job that a publish set off failed: ${rows[0].error}`)
  return rows[0]?.jobs ?? 0
}

async function until(what: string, isTrue: () => Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(`a publish waits for ${what} after ${patienceMs} ms`)
    await sleep(2)
  }
}
