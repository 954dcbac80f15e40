import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { syncEntity } from '../../edition/entities.ts'
import { changeTags, dropTagLists } from '../../jobs/change-tags.ts'
import { type Sql, sqlOn } from '../../lib/sql.ts'
import { type Transact, transactOn } from '../../lib/transact.ts'
import { findProposals } from '../../newsroom/tags/find-proposals.ts'
import { findTags } from '../../newsroom/tags/find-tags.ts'
import { mergeTag, undoMerge } from '../../newsroom/tags/merge-tag.ts'
import { readProposals } from '../../newsroom/tags/proposals.ts'
import { openDesk } from '../corpus/change-stories.ts'
import { withOwner } from '../house/with-owner.ts'
import { type Check, type Measurement, numberOption } from '../measurement.ts'
import { percentile } from '../statistics.ts'

/** Of an editor's patience, and of a publish that goes on meanwhile. */
const MERGE_WITHIN_MS = 60_000
const PUBLISH_WAITS_MS = 1000
const BETWEEN_PUBLISHES_MS = 100
const SCREEN_WITHIN_MS = 1000
/** Of the tags as many are compared as this lasts. */
const COMPARED_MS = 60_000
const BY = { id: randomUUID(), name: 'Bench' }

type Tools = { sql: Sql; transact: Transact; signal: AbortSignal; attempt: number }

/** Merging a tag that stands on very many stories, while stories are published; and proposals among very many tags. */
export const measurement: Measurement = {
  title: 'Tags: a large one is merged while stories are published, duplicates are looked for',
  async run(bench) {
    const stories = numberOption(bench, 'stories', { full: 320_000, quick: 3000 })
    const carried = Math.floor((stories * 15) / 16)
    const house = await bench.openHouse({ stories, tags: bench.quick ? 2000 : 100_000 })
    const pool = new pg.Pool({ connectionString: house.databaseUrl, max: 4, lock_timeout: 10_000 })
    bench.onEnd(() => pool.end())
    const tools: Tools = {
      sql: sqlOn(pool),
      transact: transactOn(pool),
      signal: new AbortController().signal,
      attempt: 1,
    }
    const [large, other] = await bench.report.step('Two tags', (_update, say) => {
      say(
        `${carried.toLocaleString('en')} stories carry one, ${Math.floor(carried / 30).toLocaleString('en')} the other`,
      )
      return makeTags(tools.sql, carried)
    })

    const phases: Record<string, { ms: number; publishes: number[] }> = {}
    let next = stories
    /** Stories that carry either tag are published all the while; what each took, its wait included. */
    const during = async (name: string, work: () => Promise<unknown>) => {
      const publishes: number[] = []
      let isOver = false
      const publishing = withOwner(house.databaseUrl, async (client) => {
        const desk = openDesk(client, house.corpus)
        while (!isOver) {
          next += 1
          const began = performance.now()
          const { id } = await desk.publish(next)
          publishes.push(performance.now() - began)
          const tagged = performance.now()
          await desk.changeTags(id, [next % 2 ? large : other])
          publishes.push(performance.now() - tagged)
          await sleep(BETWEEN_PUBLISHES_MS)
        }
      })
      const began = performance.now()
      await work()
      const ms = performance.now() - began
      isOver = true
      await publishing
      phases[name] = { ms, publishes: publishes.sort((a, b) => a - b) }
    }
    const ordered = async (order: (sql: Sql) => Promise<{ workId: string }>) => {
      const { workId } = await tools.transact(order)
      await changeTags({ workId }, tools)
    }
    await bench.report.step('Publishing alone', () =>
      during('publishing alone', () => sleep(bench.quick ? 1000 : 10_000)),
    )
    await bench.report.step('Merge', () =>
      during('merge', () => ordered((sql) => mergeTag(sql, { tagId: large, intoId: other, by: BY }))),
    )
    const merged = await countList(tools.sql, other)
    await bench.report.step('Undo', () =>
      during('undo', () => ordered((sql) => undoMerge(sql, { tagId: large, by: BY }))),
    )
    await dropTagLists({}, tools)
    const undone = await countList(tools.sql, large)

    const proposals = await bench.report.step('Duplicates', (_update, say) => measureProposals(tools, say))
    const rows = Object.entries(phases).map(([name, { ms, publishes }]) => [
      ...[name, ms / 1000, publishes.length, percentile(publishes, 0.5), percentile(publishes, 0.95)],
      percentile(publishes, 1),
    ])
    const longest = Math.max(...['merge', 'undo'].map((name) => percentile(phases[name]?.publishes ?? [], 1)))
    const checks: Check[] = [
      {
        what: `a tag with ${carried.toLocaleString('en')} stories is merged`,
        required: `within ${MERGE_WITHIN_MS / 1000} s`,
        measured: `${((phases.merge?.ms ?? Number.NaN) / 1000).toFixed(1)} s`,
        holds: (phases.merge?.ms ?? Infinity) <= MERGE_WITHIN_MS,
      },
      {
        what: 'the longest publish meanwhile, of merge and undo',
        required: `at most ${PUBLISH_WAITS_MS} ms`,
        measured: `${longest.toFixed(0)} ms`,
        holds: longest <= PUBLISH_WAITS_MS,
      },
      {
        what: 'stories that a list lacks, has twice or should not have',
        required: '0',
        measured: `${merged.wrong} merged, ${undone.wrong} undone`,
        holds: merged.wrong + undone.wrong === 0,
      },
      {
        what: 'the screen of duplicates is read',
        required: `within ${SCREEN_WITHIN_MS} ms`,
        measured: `${proposals.readMs.toFixed(0)} ms`,
        holds: proposals.readMs <= SCREEN_WITHIN_MS,
      },
    ]
    return {
      tables: [
        {
          title: 'Publishing meanwhile',
          columns: ['', 'seconds', 'publishes', 'p50 ms', 'p95 ms', 'longest ms'],
          rows,
        },
        {
          title: 'Duplicates',
          columns: ['tags', 'compared', 'a second', 'read ms', 'typed p50 ms', 'typed p95 ms'],
          rows: [
            [
              ...[proposals.tags, proposals.compared, proposals.perSecond, proposals.readMs],
              ...[proposals.typed.p50, proposals.typed.p95],
            ],
          ],
          note: 'Tags are compared once, in the background; those that are new are compared with all others.',
        },
      ],
      checks,
    }
  },
}

/** One on most stories, one on a thirtieth, half of them the same. */
async function makeTags(sql: Sql, carried: number): Promise<[string, string]> {
  const [large, other] = [randomUUID(), randomUUID()]
  for (const [id, name] of [
    [large, 'Bench large'],
    [other, 'Bench other'],
  ])
    await sql`insert into tags (id, name, slug) values (${id}, ${name}, ${id}) returning 1`
  await syncEntity(sql, 'tags', [large, other])
  for (const [id, every, first] of [
    [large, 1, 0],
    [other, 30, carried / 2],
  ] as const) {
    await sql`
      with chosen as (
        select id, published_at, row_number() over (order by published_at, id) as number from edition.stories)
      insert into edition.story_tags (story_id, tag_id, position)
      select id, ${id}, 99 from chosen
      where number > ${Math.floor(first)} and number <= ${Math.floor(first) + carried} and number % ${every} = 0`
    // Told once: the note of each of them is not what is measured.
    await sql`
      with noted as (select edition.note('all')),
      placed as (
        insert into edition.listings (list_id, position, story_id)
        select ${id}, row_number() over (order by published_at, stories.id), stories.id
        from noted, edition.stories join edition.story_tags on story_id = stories.id and tag_id = ${id}
        returning position)
      insert into edition.lists (id, last_position) select ${id}, max(position) from placed`
  }
  await sql`analyze edition.listings`
  await sql`analyze edition.story_tags`
  return [large, other]
}

/** Compares what a tag's page lists with the stories that carry it, or what was merged into it. */
async function countList(sql: Sql, tagId: string): Promise<{ wrong: number }> {
  const [row] = await sql<{ wrong: number }>`
    with expected as (
      select distinct story_id from edition.story_tags join edition.tag_roots using (tag_id) where root_id = ${tagId}),
    actual as (
      select story_id from edition.listings join edition.tag_roots using (list_id) where tag_id = ${tagId})
    select (select count(*)::int from expected full join actual using (story_id)
      where expected.story_id is null or actual.story_id is null) as wrong`
  return row ?? { wrong: Number.NaN }
}

async function measureProposals({ sql, signal }: Tools, say: (text: string) => void) {
  // The archive is copied past the triggers that keep names.
  await sql`
    insert into edition.names (id, normalised, kind, name, is_alias)
    select id, normalised, kind, name, is_alias from edition.expected_names on conflict do nothing`
  await sql`analyze edition.names`
  const [{ tags } = { tags: 0 }] = await sql<{ tags: number }>`select count(*)::int as tags from edition.tags`
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }
  let compared = 0
  const comparedMs = await timed(async () => {
    compared = await findProposals(sql, { signal, longestMs: COMPARED_MS })
  })
  const readMs = await timed(() => readProposals(sql, { limit: 25 }))
  const names = await sql<{ name: string }>`select name from edition.names where kind = 'tag' order by id limit 100`
  const typed: number[] = []
  // Two letters that changed places.
  for (const { name } of names)
    typed.push(await timed(() => findTags(sql, { text: name.replace(/(.)(.)(?=[^ ]*$)/, '$2$1'), limit: 12 })))
  typed.sort((a, b) => a - b)
  say(`${tags.toLocaleString('en')} tags`)
  return {
    tags,
    compared,
    perSecond: (compared / comparedMs) * 1000,
    readMs,
    typed: { p50: percentile(typed, 0.5), p95: percentile(typed, 0.95) },
  }
}
