import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { bodyOf, make, makePicture, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Section } from '../../payload-types.ts'
import { pinOfStory } from '../schedule/pins.ts'
import { schedulePin } from '../schedule/schedules.ts'
import { readPlaces } from './places.ts'

let payload: Payload
let sql: Sql
let section: Section

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
})

test('what is secret is the newest text and the scheduled one, with the pictures in both that nobody has yet', async () => {
  const [lead, inText, later, publicOne] = await Promise.all(
    ['#101010', '#202020', '#303030', '#404040'].map((colour) => makePicture(payload, { alt: 'A wall' }, colour)),
  )
  const tag = await make<{ id: string; slug: string }>(payload, 'tags', { name: 'Trams' })
  const live = await makeStory(payload, { section: section.id, tags: [tag.id], leadImage: publicOne?.id })
  const story = await makeStory(payload, {
    ...{ section: section.id, headline: 'As approved', leadImage: lead?.id, tags: [tag.id], _status: 'draft' },
    body: bodyOf(
      'Text.',
      { type: 'image', mediaId: inText?.id ?? '' },
      { type: 'image', mediaId: publicOne?.id ?? '' },
    ),
  })
  const due = new Date(Date.now() + 60_000).toISOString()
  await schedulePin(sql, { pin: pinOfStory(story), due, by: { id: story.id, name: 'Asha' } })
  await payload.update({
    ...{ collection: 'articles', id: story.id, draft: true },
    data: {
      ...{ headline: 'As written since', leadImage: null, tags: [] },
      body: bodyOf({ type: 'gallery', images: [{ mediaId: later?.id ?? '' }] }),
    },
  })
  // Only the schedule knows the approved text then.
  await sql`update articles set headline = 'As written since', lead_image_id = null, body = null where id = ${story.id}`
  await sql`delete from articles_rels where parent_id = ${story.id}`
  const found = await readPlaces(sql, story.id)
  expect(found?.secret.headlines.toSorted()).toEqual(['As approved', 'As written since'])
  const hashes = [lead, inText, later].map((picture) => picture?.hash ?? '')
  expect(found?.secret.pictures.toSorted()).toEqual(hashes.toSorted())
  const media = found?.places.filter(({ surface }) => surface === 'media').map(({ path }) => path.split('/')[2])
  expect(media?.toSorted()).toEqual(hashes.toSorted())
  expect(found?.places.map(({ path }) => path)).toContain(`/tags/${tag.slug}`)
  expect(found?.secret.slugs).not.toContain(live.slug)
  // Another story of its section, on whose page it would be named.
  expect(found?.places).toContainEqual({ surface: 'related', path: `/news/${live.slug}` })
})
