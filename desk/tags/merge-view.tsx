import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { z } from 'zod'
import type { Sql } from '../../lib/sql.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { checkUndo, refused, UNDO_DAYS } from '../../newsroom/tags/may-merge.ts'
import { previewMerge } from '../../newsroom/tags/preview-merge.ts'
import { readTag } from '../../newsroom/tags/tag-family.ts'
import { FindTag } from './find-tag.tsx'
import { TagCard } from './tag-card.tsx'
import { tagScreen } from './tag-screen.tsx'
import { countOf } from './tag-words.ts'

/** Merging one tag into another: which, what will change, and one button. For a merged one: undoing it. */
export function MergeView(props: AdminViewServerProps) {
  return tagScreen(props, {
    title: 'Merge a tag',
    lead: 'Two tags for one thing become one for readers. Nothing is written on any story, so it can be undone.',
    content: async ({ tag: tagId, into, q }) => {
      const sql = await transactionSql(props)
      const tag = z.uuid().safeParse(tagId).success ? await readTag(sql, tagId ?? '') : undefined
      if (!tag) throw refused('Choose a tag first.')
      if (tag.mergedIntoId) return undo(sql, tag.id)
      if (z.uuid().safeParse(into).success) return preview(sql, { tagId: tag.id, intoId: into ?? '' })
      return (
        <FindTag
          sql={sql}
          q={q}
          except={tag.id}
          keep={{ tag: tag.id }}
          name="into"
          title={`Merge “${tag.name}” into`}
        />
      )
    },
  })
}

async function preview(sql: Sql, asked: { tagId: string; intoId: string }) {
  const { tag, into, both, after, closedPages } = await previewMerge(sql, asked)
  return (
    <>
      <div className="desk-tags__pair">
        <TagCard tag={tag} heading="h2" />
        <p className="desk-tags__arrow">becomes</p>
        <TagCard tag={into} heading="h2" />
      </div>
      <h2>What readers will find</h2>
      <ul className="desk-tags__changes">
        <li>
          {countOf(after, 'story', 'stories')} on the page of “{into.name}”
          {both > 0 && <>, {both.toLocaleString('en')} of which carry both tags today</>}
        </li>
        <li>
          {`/tags/${tag.slug}${closedPages > 0 ? `, its feed and ${countOf(closedPages, 'older page', 'older pages')}` : ' and its feed'} lead to /tags/${into.slug} for good`}
        </li>
        <li>
          Whoever types {tag.names.map((name) => `“${name}”`).join(' or ')}, and an import that names it, finds “
          {into.name}”
        </li>
        <li>
          On each story “{into.name}” stands in the place of “{tag.name}”
        </li>
      </ul>
      <form method="post" action={`/api/tags/${tag.id}/merge`} className="desk-tags__act">
        <input type="hidden" name="into" value={into.id} />
        <button type="submit" className="desk-button">
          Merge “{tag.name}” into “{into.name}”
        </button>
        <Link href={`/admin/tags/merge?tag=${into.id}&into=${tag.id}`} prefetch={false}>
          The other way round
        </Link>
      </form>
      <p className="desk-tags__note">
        It can be undone for {UNDO_DAYS} days, exactly, whatever is published meanwhile.
      </p>
    </>
  )
}

async function undo(sql: Sql, tagId: string) {
  const tag = await checkUndo(sql, tagId)
  const root = await readTag(sql, tag.rootId)
  return (
    <>
      <p className="desk-tags__note">
        “{tag.name}” is merged into “{root?.name}”. Undone, it has its own page, feed and stories again: those that
        carry it, also if they were published since.
      </p>
      <form method="post" action={`/api/tags/${tag.id}/undo-merge`} className="desk-tags__act">
        <button type="submit" className="desk-button">
          Undo the merge of “{tag.name}”
        </button>
      </form>
    </>
  )
}
