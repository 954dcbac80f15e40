import type { Client, PoolClient } from 'pg'
import type { StoryRow } from '../../edition/build-story.ts'
import { lockEdition } from '../../edition/lock.ts'
import { syncListings, writeStoryColumns } from '../../edition/write-story.ts'
import { type Sql, sqlOn } from '../../lib/sql.ts'
import type { Corpus } from './corpus.ts'
import { makeStory } from './make-story.ts'

/**
 * What a newsroom does to live stories, written as the edition's writer does, on the owner's connection. Payload's rows are left
 * out: what is measured is what readers get of it, and the triggers that tell of changes are on the edition's tables.
 */
export type Desk = {
  /** Publishes story `index` of the corpus; beyond the last one it is new. */
  publish(index: number): Promise<StoryRow>
  /** Another headline, and with it another card everywhere; the text names the headline too. */
  changeHeadline(id: string, headline: string): Promise<void>
  /** Something that only the story's own page shows. */
  changeBody(id: string, text: string): Promise<void>
  changeTags(id: string, tagIds: string[]): Promise<void>
  /** The former slug leads to the story from then on. */
  changeSlug(id: string, slug: { from: string; to: string }): Promise<void>
  moveTo(id: string, sectionId: string): Promise<void>
  unpublish(id: string): Promise<void>
}

export function openDesk(client: Client, corpus: Corpus): Desk {
  const sql = sqlOn(client as unknown as PoolClient)
  // The edition's lock first, as every writer does.
  const inTransaction = async (work: (sql: Sql) => Promise<unknown>) => {
    await client.query('begin')
    try {
      await lockEdition(sql)
      await work(sql)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }
  return {
    async publish(index) {
      const row = makeStory(corpus, index)
      await inTransaction(async () => {
        await writeStoryColumns(sql, row)
        await sql`delete from edition.former_slugs where slug = ${row.slug}`
        await syncListings(sql, [row.id])
      })
      return row
    },
    changeHeadline: (id, headline) =>
      inTransaction(
        () => sql`
          update edition.stories set headline = ${headline}, body = jsonb_set(body, '{0}', ${paragraph(headline)}::jsonb)
          where id = ${id}`,
      ),
    changeBody: (id, text) =>
      inTransaction(
        () => sql`update edition.stories set body = jsonb_set(body, '{0}', ${paragraph(text)}::jsonb) where id = ${id}`,
      ),
    changeTags: (id, tagIds) =>
      inTransaction(async () => {
        await sql`delete from edition.story_tags where story_id = ${id} and tag_id <> all (${tagIds}::uuid[])`
        await writeTags(sql, id, tagIds)
        await syncListings(sql, [id])
      }),
    changeSlug: (id, { from, to }) =>
      inTransaction(async () => {
        await sql`update edition.stories set slug = ${to} where id = ${id}`
        await sql`insert into edition.former_slugs (slug, story_id) values (${from}, ${id}) on conflict do nothing`
      }),
    moveTo: (id, sectionId) =>
      inTransaction(async () => {
        await sql`update edition.stories set section_id = ${sectionId} where id = ${id}`
        await syncListings(sql, [id])
      }),
    unpublish: (id) =>
      inTransaction(
        () => sql`
          with gone as (delete from edition.stories where id = ${id} returning id, slug)
          insert into edition.former_slugs (slug, story_id) select slug, id from gone
          on conflict (slug) do update set story_id = excluded.story_id`,
      ),
  }
}

function paragraph(text: string): string {
  return JSON.stringify({ type: 'paragraph', children: [{ type: 'text', text }] })
}

async function writeTags(sql: Sql, id: string, tagIds: string[]): Promise<void> {
  await sql`
    insert into edition.story_tags (story_id, tag_id, position)
    select ${id}, tag.id, tag.place from unnest(${tagIds}::uuid[]) with ordinality as tag (id, place)
    on conflict (story_id, tag_id) do update set position = excluded.position`
}
