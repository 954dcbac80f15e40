import { expect, test } from '@playwright/test'
import { sqlOn } from '../lib/sql.ts'
import { readPlaces } from '../newsroom/embargo/places.ts'
import { type Get, probe, type Surface } from '../newsroom/embargo/probe.ts'
import { asOwner, HOUSE, tokenOf, uniqueWord } from './house.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

const SURFACES: Surface[] = [
  ...([
    'page',
    'list',
    'related',
    'search',
    'feed',
    'sitemap',
    'json-ld',
    'og-image',
    'api',
    'media',
    'preview',
  ] as const),
]

/** The house as a stranger finds it. */
const asStranger: Get = async (path) => {
  const response = await fetch(HOUSE + path)
  return { status: response.status, body: await response.text() }
}
/** A house whose walls around the API and the previews have fallen: it answers strangers as it answers its editors. */
const withoutWalls: Get = async (path) => {
  const isDesk = /^\/(?:api|preview)\//.test(path)
  const headers: HeadersInit = isDesk
    ? { Authorization: `JWT ${tokenOf('editor')}`, Cookie: `payload-token=${tokenOf('editor')}` }
    : {}
  const response = await fetch(HOUSE + path, { headers })
  return { status: response.status, body: await response.text() }
}

test('a story that is out before its time is found on each surface; one that is not, on none', async () => {
  const word = uniqueWord()
  const editor = restAs('editor')
  const section = await sectionId(editor, 'world')
  const picture = await editor.picture({ alt: `A wall in ${word}`, credit: 'Jo Park' })
  const [author] = await editor.find('authors', 'limit=1')
  const story = await editor.create('articles', {
    ...{ headline: `The ${word} report`, section, _status: 'draft', leadImage: picture.id, authors: [author?.id] },
    body: bodyOf(`All of it, in ${word}.`),
  })
  const other = await editor.create('articles', {
    ...{ headline: `Waiting for ${word}`, section, _status: 'published' },
    body: bodyOf({ type: 'relatedStory', storyId: story.id }),
  })
  const look = (get: Get) =>
    asOwner(async (client) => {
      const found = await readPlaces(sqlOn(client), story.id)
      if (!found) throw new Error('no such story')
      return probe(found.secret, found.places, get)
    })
  await asOwner((client) =>
    client.query("insert into newsroom.embargoes (story_id, until) values ($1, now() + interval '1 day')", [story.id]),
  )

  await test.step('while it is kept, nothing of it is anywhere', async () => {
    expect(await look(asStranger)).toMatchObject({ leaks: [], failed: [] })
  })

  await test.step('out by a hole in every rule, it is found on every surface', async () => {
    // As if the embargo had been forgotten at the publish, and remembered afterwards.
    await asOwner((client) => client.query('delete from newsroom.embargoes where story_id = $1', [story.id]))
    await editor.update('articles', story.id, { _status: 'published' })
    await asOwner((client) =>
      client.query("insert into newsroom.embargoes (story_id, until) values ($1, now() + interval '1 day')", [
        story.id,
      ]),
    )
    await expect
      .poll(async () => [...new Set((await look(withoutWalls)).leaks.map(({ surface }) => surface))].sort(), {
        timeout: 20_000,
      })
      .toEqual(SURFACES.toSorted())
  })

  await asOwner((client) => client.query('delete from newsroom.embargoes where story_id = $1', [story.id]))
  for (const { id } of [story, other]) await editor.remove('articles', id)
})
