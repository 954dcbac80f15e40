import { readEnv } from '../lib/env.ts'
import { log } from '../lib/log.ts'
import type { Sql } from '../lib/sql.ts'
import { KEPT_IN_OUTBOX } from '../newsroom/mail/outbox.ts'
import { type Mention, mentionMail } from '../newsroom/notes/mention-mail.ts'
import type { Article, User } from '../payload-types.ts'
import type { Handler } from './handlers.ts'

/**
 * Writes to one person whom a note names. Whether they may read the story is asked when the mail goes out: what they lost the right
 * to see is not mailed to them. A mail server that took the mail and did not say so gets it once more.
 */
export const mailMention: Handler<'mail-mention'> = async ({ noteId, userId }, { sql }) => {
  const note = await readNote(sql, noteId)
  if (!note) return
  const [{ getPayload }, { default: config }] = await Promise.all([import('payload'), import('../payload.config.ts')])
  const payload = await getPayload({ config })
  const user = (await payload.findByID({
    ...{ collection: 'users', id: userId, depth: 0, disableErrors: true },
  })) as User | null
  const story =
    user && !user.isDisabled
      ? ((await payload.findByID({
          ...{ collection: 'articles', id: note.storyId, draft: true, depth: 0, select: { headline: true } },
          ...{ disableErrors: true, overrideAccess: false, user: { ...user, collection: 'users' } },
        })) as Article | null)
      : null
  if (!user || !story) return log.info('no mail of a note: its reader may not see the story', { noteId, userId })
  const link = `${readEnv().SITE_URL}/admin/collections/articles/${note.storyId}?note=${note.threadId}`
  const mail = mentionMail({ ...note, headline: story.headline ?? '', link })
  await payload.sendEmail({ to: user.email, ...mail, headers: KEPT_IN_OUTBOX })
}

async function readNote(
  sql: Sql,
  noteId: string,
): Promise<(Pick<Mention, 'kind' | 'words' | 'quote' | 'by'> & { storyId: string; threadId: string }) | undefined> {
  const [row] = await sql<{
    story_id: string
    thread_id: string
    kind: Mention['kind']
    words: string
    quote: string | null
    by_name: string
  }>`
    select note.story_id, coalesce(note.thread_id, note.id) as thread_id, note.kind, note.words,
      coalesce(note.quote, thread.quote) as quote, note.by_name
    from newsroom.notes as note left join newsroom.notes as thread on thread.id = note.thread_id
    where note.id = ${noteId} limit 1`
  if (!row) return undefined
  const { story_id, thread_id, kind, words, quote, by_name } = row
  return { storyId: story_id, threadId: thread_id, kind, words, by: by_name, ...(quote !== null && { quote }) }
}
