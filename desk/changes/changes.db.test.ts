import type { Payload } from 'payload'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAccount, rest } from '../../collections/testing/rest.ts'
import { bodyOf, make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { readPublishedChanges } from '../../newsroom/changes/published-texts.ts'
import type { Article, Section } from '../../payload-types.ts'
import { readStoryChanges } from '../../reading/story-changes.ts'
import { readStoryPage } from '../../reading/story-page.ts'

let payload: Payload
let sql: Sql
let section: Section
let editor: { id: string; token: string }
let reporter: { id: string; token: string }
let story: Article

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  editor = await makeAccount(payload, 'Asha', 'editor')
  reporter = await makeAccount(payload, 'Ben', 'reporter')
})
beforeEach(async () => {
  story = await makeStory(payload, {
    section: section.id,
    headline: 'Trams',
    body: bodyOf('On Monday.', 'Rain.', 'End.'),
  })
})

const publish = (data: Partial<Article>) =>
  payload.update({ collection: 'articles', id: story.id, data: { ...data, _status: 'published' } })
const decide = (change: string | undefined, isShown: boolean, { token } = editor) =>
  rest('POST', `articles/${story.id}/changes`, { token, json: { change, isShown, note: 'The day was wrong.' } })
const page = () => readStoryChanges('news', story.slug ?? '')
const hasLink = async () => {
  const view = await readStoryPage('news', story.slug ?? '')
  return view && 'story' in view && view.story.changesHref !== undefined
}

test('readers see, word by word, the changes that an editor shows them, and those alone', async () => {
  await publish({ body: bodyOf('On Tuesday.', 'Rain.', 'The end.') })
  await publish({ kicker: 'Not in the text' })
  await publish({ headline: 'Trams return' })
  const changes = await readPublishedChanges(sql, story.id)
  expect(changes.map(({ paragraphs }) => paragraphs.length)).toEqual([2, 4])
  expect([await page(), await hasLink()]).toEqual([undefined, false])
  expect((await decide(changes[1]?.id, true)).status).toBe(200)
  expect([await hasLink(), await page()]).toEqual([
    true,
    {
      ...{ href: `/news/${story.slug}/changes`, language: 'en', section: { name: 'News', href: '/news' } },
      story: { name: 'Trams return', href: `/news/${story.slug}` },
      changes: [
        {
          ...{ at: changes[1]?.at, note: 'The day was wrong.' },
          paragraphs: [
            [],
            [
              { kind: 'same', text: 'On ' },
              { kind: 'removed', text: 'Monday' },
              { kind: 'added', text: 'Tuesday' },
              { kind: 'same', text: '.' },
            ],
            [],
            [
              { kind: 'removed', text: 'End' },
              { kind: 'added', text: 'The end' },
              { kind: 'same', text: '.' },
            ],
          ],
        },
      ],
    },
  ])
  expect((await decide(changes[1]?.id, false)).status).toBe(200)
  expect([await page(), await hasLink()]).toEqual([undefined, false])
  const deeds = await sql<{ deed: string }>`select deed from newsroom.audit where story_id = ${story.id} order by id`
  expect(deeds.map(({ deed }) => deed)).toEqual(['showChange', 'hideChange'])
})

test('who may not publish does not decide about it', async () => {
  await publish({ headline: 'Other' })
  const [change] = await readPublishedChanges(sql, story.id)
  expect((await decide(change?.id, true, reporter)).status).toBe(403)
  expect((await decide(story.id, true)).status).toBe(409)
})

test('it goes with the story and comes back with it', async () => {
  await publish({ headline: 'Other' })
  const [change] = await readPublishedChanges(sql, story.id)
  await decide(change?.id, true)
  await payload.update({ collection: 'articles', id: story.id, data: { _status: 'draft' } })
  expect(await sql`select from edition.story_changes where story_id = ${story.id}`).toEqual([])
  await publish({})
  expect(await page()).toMatchObject({ changes: [{ note: 'The day was wrong.' }] })
})

test('it moves with the story', async () => {
  await publish({ headline: 'Other' })
  const [change] = await readPublishedChanges(sql, story.id)
  await decide(change?.id, true)
  await publish({ slug: `${story.slug}-moved` })
  expect(await page()).toEqual({ movedTo: `/news/${story.slug}-moved/changes` })
})
