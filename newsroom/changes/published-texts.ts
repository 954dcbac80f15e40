import type { Block } from '../../edition/body.ts'
import { textsOf } from '../../edition/build-story.ts'
import { lockEdition } from '../../edition/lock.ts'
import { syncStoryChanges } from '../../edition/write-story.ts'
import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import { type ChangedParagraph, diffWords } from '../revisions/word-diff.ts'

type Text = { headline: string; standfirst: string | null; body: Block[] }

/** From one text that readers had to the next. */
export type PublishedChange = {
  id: string
  /** ISO 8601: since when readers have the later text. */
  at: string
  /** Those that changed; one that is empty stands for all that did not between two of them. */
  paragraphs: ChangedParagraph[]
  isShown: boolean
  note?: string
}

/** As many as an editor is offered. */
const MOST = 50

/**
 * Keeps the text that readers have, if the one that is about to go live says something else. Inside the publishing transaction,
 * before the edition is written.
 */
export async function keepReplacedText(
  sql: Sql,
  { id, headline, standfirst, body }: Text & { id: string },
): Promise<void> {
  await sql`
    insert into newsroom.published_texts (story_id, headline, standfirst, body)
    select id, headline, standfirst, body from edition.stories
    where id = ${id} and (headline, standfirst, body) is distinct from (${headline}, ${standfirst}::text, ${JSON.stringify(body)}::jsonb)`
}

/** What changed in a story since readers had it first, the newest first. */
export async function readPublishedChanges(sql: Sql, storyId: string): Promise<PublishedChange[]> {
  const rows = await readTexts(sql, storyId)
  return rows.flatMap(({ id, replaced_at, is_shown, note, ...before }, index) => {
    const after = rows[index - 1]
    if (id === null || replaced_at === null || !after) return []
    return [
      {
        ...{ id, at: replaced_at.toISOString(), paragraphs: changedParagraphs(before, after), isShown: is_shown },
        ...(note && { note }),
      },
    ]
  })
}

/**
 * Shows readers what changed from one text to the next, or no longer. Run in a transaction.
 * @throws AppError `change-refused` with a sentence for the editor
 */
export async function showChange(
  sql: Sql,
  {
    storyId,
    changeId,
    isShown,
    note,
    by,
  }: { storyId: string; changeId: string; isShown: boolean; note: string; by: string },
): Promise<void> {
  await lockEdition(sql)
  // Compared are these two alone: everybody who publishes waits meanwhile.
  const texts = await readTexts(sql, storyId)
  const index = texts.findIndex(({ id }) => id === changeId)
  const [before, after] = [texts[index], texts[index - 1]]
  if (!before || !after)
    throw new AppError('change-refused', { userMessage: 'Readers have not got the story, or this change is too old.' })
  await sql`
    update newsroom.published_texts set shown = ${isShown ? JSON.stringify(changedParagraphs(before, after)) : null}::jsonb,
      note = ${note || null}, shown_by_name = ${isShown ? by : null}
    where id = ${changeId} and story_id = ${storyId}`
  await syncStoryChanges(sql, storyId)
}

type Row = Text & { id: string | null; replaced_at: Date | null; is_shown: boolean; note: string | null }

/** The text that readers have, with no id, then those that they had, each followed by the one before it. */
function readTexts(sql: Sql, storyId: string): Promise<Row[]> {
  return sql<Row>`
    (select null::uuid as id, headline, standfirst, body, null::timestamptz as replaced_at, false as is_shown, null as note
      from edition.stories where id = ${storyId} limit 1)
    union all
    (select id, headline, standfirst, body, replaced_at, shown is not null as is_shown, note
      from newsroom.published_texts where story_id = ${storyId} order by published_texts.replaced_at desc, published_texts.id desc limit ${MOST})`
}

function changedParagraphs(before: Text, after: Text): ChangedParagraph[] {
  const paragraphs = diffWords(paragraphsOf(before), paragraphsOf(after))
  if (!paragraphs.some(({ isChanged }) => isChanged)) return []
  return paragraphs
    .filter(({ isChanged }, at) => isChanged || paragraphs[at - 1]?.isChanged !== false)
    .map((paragraph) => (paragraph.isChanged ? paragraph : { changes: [], isChanged: false }))
}

function paragraphsOf({ headline, standfirst, body }: Text): string[] {
  return [headline, standfirst ?? '', ...textsOf(body)].filter((text) => text.trim() !== '')
}
