import type { CollectionBeforeDeleteHook } from 'payload'
import { APIError } from 'payload'
import { type Fragment, fragment } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'

/** Refuses to delete what a live story or a page shows to readers, with the number of places, so that no page loses a part unseen. */
export function refuseWhileUsed(kind: keyof typeof USES): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const sql = await transactionSql(req)
    const rows = await sql<{ uses: number }>`
      select count(*)::int as uses from (${USES[kind].places}) as place where place.target = ${id}`
    const uses = rows[0]?.uses ?? 0
    if (uses > 0) {
      throw new APIError(
        `${USES[kind].name} is used by ${uses} live ${uses === 1 ? 'story' : 'stories or pages'}. Remove it there first.`,
        409,
        null,
        true,
      )
    }
  }
}

const USES: Record<'authors' | 'tags' | 'sections' | 'media', { name: string; places: Fragment }> = {
  authors: { name: 'This author', places: fragment`select author_id as target from edition.story_authors` },
  tags: { name: 'This tag', places: fragment`select tag_id as target from edition.story_tags` },
  sections: {
    name: 'This section',
    places: fragment`
      select section_id as target from edition.stories
      union all select parent_id from sections where parent_id is not null
      union all select section_id from articles where section_id is not null and deleted_at is null and _status <> 'published'`,
  },
  media: {
    name: 'This picture',
    places: fragment`
      select unnest(media_ids) as target from edition.stories
      union all select unnest(media_ids) from edition.pages
      union all select portrait_id from edition.authors
      union all select image_id from edition.tags
      union all select logo_id from edition.site`,
  },
}
