import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { APIError } from 'payload'
import { lockEdition } from '../edition/lock.ts'
import { type Fragment, fragment } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { activeUser, userCan } from './access.ts'

/**
 * Refuses to delete what readers are shown somewhere, so that no page loses a part unseen. Under the edition's lock: a story
 * that is being published cannot take it up between the look and the deletion.
 */
export function refuseWhileUsed(kind: 'authors' | 'tags' | 'sections' | 'media'): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const sql = await transactionSql(req)
    await lockEdition(sql)
    const { name, uses, way } = USES[kind](String(id))
    const used = await sql`select 1 from (${uses}) as place limit 1`
    if (used.length > 0) throw new APIError(`${name} is in use. ${way ?? 'Remove it there first.'}`, 409, null, true)
  }
}

/**
 * Refuses a change to a picture that readers are shown, from whoever may not publish: its caption, credit and file are part of
 * live pages.
 */
export const guardShownPicture: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (operation !== 'update' || !activeUser(req) || userCan(req, 'articles', 'publish')) return data
  const sql = await transactionSql(req)
  const shown = await sql`select 1 from (${USES.media(originalDoc.id).uses}) as place limit 1`
  if (shown.length > 0)
    throw new APIError('Readers are shown this picture. Ask an editor to change it.', 403, null, true)
  return data
}

type Used = { name: string; uses: Fragment /** What else can be done about it. */; way?: string }

const USES: Record<'authors' | 'tags' | 'sections' | 'media', (id: string) => Used> = {
  authors: (id: string) => ({
    name: 'This author stands in the byline of a live story and',
    uses: fragment`select from edition.story_authors where author_id = ${id}`,
  }),
  tags: (id: string) => ({
    name: 'This tag stands on a live story and',
    way: '“Delete it and take it off its stories”, in its form, does both.',
    uses: fragment`select from edition.story_tags where tag_id = ${id}`,
  }),
  sections: (id: string) => ({
    name: 'This section has stories, sections below it or a front of its own and',
    uses: fragment`
      select from articles where section_id = ${id} and deleted_at is null
      union all select from edition.stories where section_id = ${id}
      union all select from sections where parent_id = ${id}
      union all select from fronts where section_id = ${id} and deleted_at is null`,
  }),
  media: (id: string) => ({
    name: 'Readers are shown this picture: it',
    uses: fragment`
      select from edition.stories where media_ids @> array[${id}::uuid]
      union all select from edition.pages where media_ids @> array[${id}::uuid]
      union all select from edition.fronts where media_ids @> array[${id}::uuid]
      union all select from edition.authors where portrait_id = ${id}
      union all select from edition.tags where image_id = ${id}
      union all select from edition.site where logo_id = ${id}`,
  }),
}
