import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import { seededRandom } from '../../lib/random.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Section } from '../../payload-types.ts'
import { pinOfStory } from './pins.ts'
import { makeRelease } from './releases.ts'
import { schedulePin } from './schedules.ts'

const STORIES = 200
/** Of those, so many lie together in each of so many releases. */
const RELEASES = 8
const IN_EACH = 5
/** Over so many seconds they fall due. */
const SPREAD_S = 20
const FIVE_MINUTES = 300_000

let payload: Payload
let sql: Sql

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
})

test(`${STORIES} texts, some in releases, three processes that are killed at random, one with a clock five minutes ahead: each goes live once, and in time`, async () => {
  const section = await make<Section>(payload, 'sections', { name: 'News' })
  const random = seededRandom(5)
  const ids: string[] = []
  for (let at = 0; at < STORIES; at += 1) {
    const story = await makeStory(payload, { section: section.id, _status: 'draft' })
    ids.push(story.id)
    const due = new Date(Date.now() + 60_000).toISOString()
    await schedulePin(sql, { pin: pinOfStory(story), due, by: { id: story.id, name: 'Nobody' } })
  }
  const by = { id: ids[0] ?? '', name: 'Nobody' }
  const releases = await Promise.all(
    Array.from({ length: RELEASES }, async (_, at) => {
      const id = await makeRelease(sql, { name: `Release ${at}`, by })
      return { id, members: ids.slice(at * IN_EACH, (at + 1) * IN_EACH).sort() }
    }),
  )
  // By hand: each of them is scheduled already, by itself.
  for (const { id, members } of releases)
    await sql`update newsroom.schedules set release_id = ${id}, due = 'infinity' where document_id = any (${members}::uuid[])`
  await sql`
    update newsroom.releases set due = now() + interval '5 seconds' + random() * ${SPREAD_S} * interval '1 second'`
  await sql`
    update newsroom.schedules set due = now() + interval '5 seconds' + random() * ${SPREAD_S} * interval '1 second'
    where release_id is null`
  const dues = await sql<{
    document_id: string
    due: Date
  }>`select document_id, due from newsroom.schedules order by document_id`

  let isOver = false
  let kills = 0
  const keepRunning = async (shift: number) => {
    while (!isOver) {
      const child = spawn(process.execPath, ['newsroom/schedule/testing/clock-process.ts', String(shift)], {
        env: process.env,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      await Promise.race([once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data'), once(child, 'exit')])
      const until = Date.now() + 2000 + random() * 6000
      while (!isOver && Date.now() < until) await sleep(50)
      if (!isOver) kills += 1
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await gone
    }
  }
  const processes = [0, 0, FIVE_MINUTES].map(keepRunning)
  await expect
    .poll(async () => (await sql`select from newsroom.schedules`).length, { timeout: 180_000, interval: 500 })
    .toBe(0)
  isOver = true
  await Promise.all(processes)

  // By the database's clock, in the transaction that published.
  const published = await sql<{ story_id: string; at: Date }>`
    select story_id, at from newsroom.audit where deed = 'publish' and story_id = any (${ids}::uuid[]) order by story_id, at`
  expect(published.map(({ story_id }) => story_id)).toEqual(dues.map(({ document_id }) => document_id))
  const late = published.map(({ at }, index) => (at.getTime() - (dues[index]?.due.getTime() ?? 0)) / 1000)
  expect(Math.min(...late)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...late)).toBeLessThan(60)
  const live = await sql<{ id: string; published_at: Date }>`
    select id, published_at from edition.stories where id = any (${ids}::uuid[]) order by id`
  expect(live.map(({ id, published_at }) => [id, published_at])).toEqual(
    dues.map(({ document_id, due }) => [document_id, due]),
  )
  expect(kills).toBeGreaterThan(3)

  // Each release is one change of what readers see, and nothing else is in it.
  const closed = await sql<{ id: string; live_at: Date; members: string[] }>`
    select id, live_at, array(select content ->> 'documentId' from jsonb_array_elements(contents) as content order by 1) as members
    from newsroom.releases where id = any (${releases.map(({ id }) => id)}::uuid[]) order by id`
  expect(closed.map(({ id, members }) => ({ id, members }))).toEqual(
    releases.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  )
  for (const { id, members } of releases) {
    const moments = await sql<{ transaction: string }>`
      select distinct xmin::text as transaction from edition.stories where id = any (${members}::uuid[]) order by 1`
    expect([id, moments.length]).toEqual([id, 1])
  }
}, 400_000)
