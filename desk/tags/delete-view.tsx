import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { z } from 'zod'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { refused } from '../../newsroom/tags/may-merge.ts'
import { readTagFacts } from '../../newsroom/tags/preview-merge.ts'
import { checkDelete } from '../../newsroom/tags/split-tag.ts'
import { readFamily } from '../../newsroom/tags/tag-family.ts'
import { TagCard } from './tag-card.tsx'
import { tagScreen } from './tag-screen.tsx'
import { countOf } from './tag-words.ts'

/** Deleting a tag that stands on stories: what is to become of them. */
export function DeleteView(props: AdminViewServerProps) {
  return tagScreen(props, {
    title: 'Delete a tag',
    lead: 'What is to become of the stories that carry it?',
    content: async ({ tag: tagId }) => {
      const sql = await transactionSql(props)
      if (!z.uuid().safeParse(tagId).success) throw refused('Choose a tag first.')
      const { id, name, slug } = await checkDelete(sql, tagId ?? '')
      const tag = (await readTagFacts(sql, [id])).get(id)
      const merged = (await readFamily(sql, id)).length - 1
      if (!tag) throw refused('This tag is gone already.')
      return (
        <>
          <TagCard tag={tag} heading="h2" />
          <div className="desk-tags__ways">
            <section>
              <h2>Readers find another tag in its place</h2>
              <p>Its address leads there, its stories are on that tag’s page. It can be undone for 30 days.</p>
              <Link className="desk-button" href={`/admin/tags/merge?tag=${id}`} prefetch={false}>
                Merge it instead
              </Link>
            </section>
            <section>
              <h2>It is taken off its stories</h2>
              <p>
                {countOf(tag.stories, 'live story loses', 'live stories lose')} it, and drafts too. /tags/{slug} and its
                feed answer 404.{' '}
                {merged > 0 && <>With it goes what was merged into it: {countOf(merged, 'tag', 'tags')}. </>}
                It cannot be undone.
              </p>
              <form method="post" action={`/api/tags/${id}/delete-everywhere`}>
                <button type="submit" className="desk-button">
                  Delete “{name}” for good
                </button>
              </form>
            </section>
          </div>
        </>
      )
    },
  })
}
