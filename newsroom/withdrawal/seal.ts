import { lockEdition } from '../../edition/lock.ts'
import { writeEntityRow } from '../../edition/write-entity.ts'
import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import { readWithdrawal } from './withdrawal.ts'

/** What stands in a story in place of a text that was withdrawn by law. Its address, section, byline and tags stay. */
export const SEALED = {
  headline: 'Withdrawn by law',
  ...{ standfirst: null, body: null, kicker: null, seoTitle: null, seoDescription: null },
  ...{ leadImage: null, leadCaption: null, sponsor: null, corrections: [], sourceHash: null },
} as const

/**
 * Puts the story, its versions, the texts that readers had and the notes on it away, where nobody reads them.
 * The caller then saves `SEALED` over the story and calls `clearCopies`, all in one transaction.
 * @throws AppError `withdrawal-refused` where it is not withdrawn, or sealed already
 */
export async function putAway(sql: Sql, storyId: string, by: { id: string; name: string }): Promise<void> {
  await lockEdition(sql)
  // Who writes a note looks here: one that is being written is waited for.
  await sql`select 1 from newsroom.withdrawals where story_id = ${storyId} limit 1 for update`
  const withdrawal = await readWithdrawal(sql, storyId)
  if (!withdrawal) throw refused('Withdraw the story first: then it can be said to be by law.')
  if (withdrawal.isLegal) throw refused('It was withdrawn by law already.')
  await sql`
    insert into newsroom.sealed_texts (story_id, by_id, by_name, content)
    select id, ${by.id}, ${by.name}, jsonb_build_object(
      'story', to_jsonb(articles),
      'corrections', (select jsonb_agg(to_jsonb(told)) from articles_corrections as told where told._parent_id = articles.id),
      'versions', (select jsonb_agg(to_jsonb(version)) from _articles_v as version where version.parent_id = articles.id),
      'published', (select jsonb_agg(to_jsonb(text)) from newsroom.published_texts as text where text.story_id = articles.id),
      'notes', (select jsonb_agg(to_jsonb(note)) from newsroom.notes as note where note.story_id = articles.id),
      'assignments', (select jsonb_agg(to_jsonb(ordered)) from assignments as ordered where ordered.story_id = articles.id),
      'headline', (select headline from newsroom.withdrawals where story_id = articles.id))
    from articles where id = ${storyId}`
  // A save would keep what readers were told.
  await sql`delete from articles_corrections where _parent_id = ${storyId}`
}

/** Takes what is left of a text that was put away: every copy of it, and its headline where that is told of. */
export async function clearCopies(sql: Sql, storyId: string): Promise<void> {
  await sql`delete from _articles_v where parent_id = ${storyId} and latest is not true`
  await sql`delete from newsroom.published_texts where story_id = ${storyId}`
  await sql`delete from newsroom.shared_previews where story_id = ${storyId}`
  await sql`delete from newsroom.notes where story_id = ${storyId}`
  // Mail names its story by the address alone.
  await sql`delete from newsroom.outbox where position(${storyId} in words) > 0`
  await sql`update publishing.receipts set headline = ${SEALED.headline} where story_id = ${storyId}`
  await sql`
    update newsroom.withdrawals set is_legal = true, shows_headline = false, headline = ${SEALED.headline}
    where story_id = ${storyId}`
  // A story begins with the title of its assignment. A form that is open hears of it by the time.
  await sql`
    update assignments set title = ${SEALED.headline}, budget_line = null, updated_at = greatest(now(), updated_at + interval '1 ms')
    where story_id = ${storyId}`
  // A release that is live tells what went live with it.
  await sql`
    update newsroom.releases set contents = (
      select jsonb_agg(case when content ->> 'documentId' = ${storyId} then content || ${JSON.stringify({ title: SEALED.headline })}::jsonb else content end order by place)
      from jsonb_array_elements(contents) with ordinality as each (content, place))
    where contents @> ${JSON.stringify([{ documentId: storyId }])}::jsonb`
  await writeEntityRow(sql, { name: 'withdrawals', id: storyId })
}

function refused(userMessage: string): AppError {
  return new AppError('withdrawal-refused', { userMessage })
}
