import type { Client } from 'pg'
import { lockEdition } from '../../edition/lock.ts'
import { syncListings } from '../../edition/write-story.ts'
import { sqlOn } from '../../lib/sql.ts'
import type { Desk } from '../corpus/change-stories.ts'
import type { Corpus } from '../corpus/corpus.ts'
import { between, pick, type Random } from '../random.ts'

/** A story as readers last knew it. */
export type Known = { id: string; slug: string; sectionId: string; index?: number; isLive: boolean }

/** What readers must see, and where. */
export type Expected = {
  path: string
  status: 200 | 301 | 404 /** Stands in the page, where there is one. */
  text?: string
}
export type Edit = { name: string; share: number; apply(story: Known): Promise<Expected> }

/** Everything that an editor does to one story, each with what readers must see of it afterwards. */
export function editsOf({
  client,
  desk,
  corpus,
  random,
}: {
  client: Client
  desk: Desk
  corpus: Corpus
  random: Random
}): Edit[] {
  const sql = sqlOn(client as never)
  const sections = new Map(corpus.sections.map((section) => [section.id, section.slug]))
  const pathOf = ({ sectionId, slug }: Known) => `/${sections.get(sectionId)}/${slug}`
  let number = 0
  const mark = () => {
    number += 1
    return `revision ${number} of this run`
  }
  const inTransaction = async (work: () => Promise<unknown>) => {
    await client.query('begin')
    await lockEdition(sql)
    await work()
    await client.query('commit')
  }

  return [
    {
      name: 'headline',
      share: 0.25,
      async apply(story) {
        const text = mark()
        await desk.changeHeadline(story.id, text)
        return { path: pathOf(story), status: 200, text }
      },
    },
    {
      name: 'body',
      share: 0.25,
      async apply(story) {
        const text = mark()
        await desk.changeBody(story.id, text)
        return { path: pathOf(story), status: 200, text }
      },
    },
    {
      name: 'slug',
      share: 0.1,
      async apply(story) {
        const before = pathOf(story)
        const slug = `${story.slug.slice(0, 60)}-${number}x${between(random, 1, 1e9)}`
        await inTransaction(async () => {
          await sql`update edition.stories set slug = ${slug} where id = ${story.id}`
          await sql`insert into edition.former_slugs (slug, story_id) values (${story.slug}, ${story.id}) on conflict do nothing`
        })
        story.slug = slug
        return { path: before, status: 301 }
      },
    },
    {
      name: 'section',
      share: 0.1,
      async apply(story) {
        const before = pathOf(story)
        const others = corpus.sections.filter((section) => section.id !== story.sectionId)
        const to = pick(random, others)
        await inTransaction(async () => {
          await sql`update edition.stories set section_id = ${to.id} where id = ${story.id}`
          await syncListings(sql, [story.id])
        })
        story.sectionId = to.id
        return { path: before, status: 301 }
      },
    },
    {
      name: 'tags',
      share: 0.1,
      async apply(story) {
        const tag = pick(random, corpus.tagsList.slice(0, 200))
        await desk.changeTags(story.id, [tag.id])
        return { path: pathOf(story), status: 200, text: `/tags/${tag.slug}"` }
      },
    },
    {
      name: 'unpublish',
      share: 0.05,
      async apply(story) {
        story.isLive = false
        await desk.unpublish(story.id)
        return { path: pathOf(story), status: 404 }
      },
    },
  ]
}
