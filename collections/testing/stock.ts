/** What database tests write with: a newsroom with a little of everything, through Payload's own operations. */
import type { Payload } from 'payload'
import type { Block } from '../../edition/body.ts'
import { blocksToLexical } from '../../importers/body/blocks-to-lexical.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import { type Sql, sqlOn } from '../../lib/sql.ts'
import { plain } from '../../media/testing-images.ts'
import { REQUIREMENTS, type Requirement } from '../../newsroom/workflow/needs.ts'
import type { Article, Author, Front, Media, Page, Section, Tag } from '../../payload-types.ts'

export type Stock = Awaited<ReturnType<typeof makeStock>>

/** A section with one below it, two authors, two tags, a picture. */
export async function makeStock(payload: Payload) {
  const news = await make<Section>(payload, 'sections', { name: 'News', position: 1 })
  const local = await make<Section>(payload, 'sections', { name: 'Local', position: 2, parent: news.id })
  const sport = await make<Section>(payload, 'sections', { name: 'Sport', position: 3 })
  const asha = await make<Author>(payload, 'authors', { name: 'Asha Rao' })
  const desk = await make<Author>(payload, 'authors', { name: 'News desk', isDesk: true })
  const trams = await make<Tag>(payload, 'tags', { name: 'Trams' })
  const rivers = await make<Tag>(payload, 'tags', { name: 'Rivers' })
  const picture = await makePicture(payload, { alt: 'A red wall' })
  return { news, local, sport, asha, desk, trams, rivers, picture }
}

export function makePicture(
  payload: Payload,
  data: Partial<Media> & { alt: string },
  colour = '#c83c1e',
): Promise<Media> {
  return plain(60, 40, colour)
    .png()
    .toBuffer()
    .then((buffer) =>
      payload.create({
        collection: 'media',
        data,
        file: { data: buffer, mimetype: 'image/png', name: 'wall.png', size: buffer.length },
        depth: 0,
      }),
    )
}

let counter = 0

/** A live story, or a draft with `_status: 'draft'`. */
export function makeStory(payload: Payload, data: Partial<Article> & Pick<Article, 'section'>): Promise<Article> {
  counter += 1
  return make<Article>(payload, 'articles', {
    headline: `Story number ${counter}`,
    body: bodyOf(`Text of story ${counter}.`),
    _status: 'published',
    ...data,
  })
}

export function makePage(payload: Payload, data: Partial<Page>): Promise<Page> {
  return make<Page>(payload, 'pages', { title: 'About', body: bodyOf('Who we are.'), _status: 'published', ...data })
}

/** The front of the paper, or of the section that is given. */
export function makeFront(payload: Payload, data: Partial<Front>): Promise<Front> {
  const frontOf = data.section ? 'section' : 'site'
  return make<Front>(payload, 'fronts', { frontOf, _status: 'published', ...data })
}

/** A body of paragraphs, or of the blocks given, as the editor keeps it. */
export function bodyOf(...blocks: (string | Block)[]): Article['body'] {
  const given = blocks.map((block): Block => {
    if (typeof block !== 'string') return block
    return { type: 'paragraph', children: [{ type: 'text', text: block }] }
  })
  // Lexical's own JSON is stricter in its types than it needs to be in its shape.
  return blocksToLexical(given, { seed: 'test' }) as unknown as Article['body']
}

export function make<Doc>(
  payload: Payload,
  collection: 'articles' | 'authors' | 'tags' | 'sections' | 'pages' | 'fronts' | 'redirects' | 'users' | 'assignments',
  data: object,
): Promise<Doc> {
  return payload.create({ collection, data: data as never, depth: 0 }) as unknown as Promise<Doc>
}

/** A house that asks nothing of a story but what its address needs: for tests of something else. */
export async function askForNothing(payload: Payload): Promise<void> {
  const needs = Object.fromEntries(REQUIREMENTS.map((name) => [name, 'hint'])) as Record<Requirement, 'hint'>
  await payload.updateGlobal({ slug: 'settings', data: { needs: { ...needs, ...STANDFIRST } } })
}
const STANDFIRST = { standfirstLeast: 0, standfirstMost: 1000 }

/** Statements as the database's owner, past every rule. */
export function ownerSql(payload: Payload): Sql {
  return sqlOn(payloadPool(payload))
}
