import { z } from 'zod'
import { readSignedId, signId } from '../../lib/signed-id.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Article } from '../../payload-types.ts'

export type SharedPreview = { id: string; by?: string; at: string; expiresAt: string }
const PURPOSE = 'shared-preview'

/** Keeps the text as it is now for whoever has the link, until a time. @returns the token of the link */
export async function sharePreview(
  sql: Sql,
  { story, days, by, secret }: { story: Article; days: number; by: { id: string; name: string }; secret: string },
): Promise<{ token: string; expiresAt: string }> {
  const [row] = await sql<{ id: string; expires_at: Date }>`
    insert into newsroom.shared_previews (story_id, content, by_id, by_name, expires_at)
    values (${story.id}, ${JSON.stringify(story)}::jsonb, ${by.id}, ${by.name}, now() + ${days} * interval '1 day')
    returning id, expires_at`
  if (!row) throw new Error('nothing was shared')
  return { token: signId(row.id, { purpose: PURPOSE, secret }), expiresAt: row.expires_at.toISOString() }
}

/** The text behind a link, while it may be read. Undefined for what is no link of ours, has run out or was taken back. */
export async function readSharedPreview(
  sql: Sql,
  { token, secret }: { token: string; secret: string },
): Promise<Article | undefined> {
  const id = z.uuid().safeParse(readSignedId(token, { purpose: PURPOSE, secret }))
  if (!id.success) return undefined
  const [row] = await sql<{ content: Article }>`
    select content from newsroom.shared_previews join articles on articles.id = story_id and articles.deleted_at is null
    where shared_previews.id = ${id.data} and expires_at > now() and not is_revoked
      -- One that was made in the moment of the withdrawal, too.
      and not exists (select from newsroom.withdrawals as gone where gone.story_id = shared_previews.story_id)
    limit 1`
  return row?.content
}

/** Links of a story that still open something, the newest first. */
export async function listSharedPreviews(sql: Sql, storyId: string): Promise<SharedPreview[]> {
  const rows = await sql<{ id: string; by_name: string | null; at: Date; expires_at: Date }>`
    select id, by_name, at, expires_at from newsroom.shared_previews
    where story_id = ${storyId} and expires_at > now() and not is_revoked
      and not exists (select from newsroom.withdrawals as gone where gone.story_id = shared_previews.story_id)
    order by at desc limit 20`
  return rows.map(({ id, by_name, at, expires_at }) => ({
    ...{ id, at: at.toISOString(), expiresAt: expires_at.toISOString() },
    ...(by_name && { by: by_name }),
  }))
}

/** @param ofWhom - whose links alone · @returns whether there was such a link of this story */
export async function revokePreview(
  sql: Sql,
  { id, storyId, ofWhom }: { id: string; storyId: string; ofWhom?: string | undefined },
): Promise<boolean> {
  const rows = await sql`
    update newsroom.shared_previews set is_revoked = true where id = ${id} and story_id = ${storyId}
      and (${ofWhom ?? null}::uuid is null or by_id = ${ofWhom ?? null}) returning id`
  return rows.length > 0
}

/** Ends all links of a story. */
export async function revokePreviews(sql: Sql, storyId: string): Promise<void> {
  await sql`update newsroom.shared_previews set is_revoked = true where story_id = ${storyId} and not is_revoked`
}
