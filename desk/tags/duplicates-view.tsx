import { Link } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { type Proposal, readComparison, readProposals } from '../../newsroom/tags/proposals.ts'
import { RefreshReceipts } from '../receipts/refresh-receipts.tsx'
import { TagCard } from './tag-card.tsx'
import { tagScreen } from './tag-screen.tsx'
import { howCompared, WHY, whatCameOfIt } from './tag-words.ts'

const SHOWN = 25

/** Pairs of tags that may be one, the likeliest first. */
export function DuplicatesView(props: AdminViewServerProps) {
  return tagScreen(props, {
    title: 'Tags that may be the same',
    lead: 'Compared each hour, by their names and by the tags that they stand with.',
    content: async ({ done }) => {
      const sql = await transactionSql(props)
      // First how it stands: what is found in between is shown, and not denied.
      const comparison = await readComparison(sql)
      const found = await readProposals(sql, { limit: SHOWN + 1 })
      const proposals = found.slice(0, SHOWN)
      const isRunning = comparison === 'running'
      const cameOfIt = whatCameOfIt(done)
      return (
        <>
          {cameOfIt && (
            <p className="desk-tags__note" role="status">
              {cameOfIt}
            </p>
          )}
          <form method="post" action="/api/tags/look-for-duplicates" className="desk-tags__look">
            {!isRunning && (
              <button type="submit" className="desk-button">
                Compare now
              </button>
            )}
            <Link href="/admin/tags/record" prefetch={false}>
              What was done to tags
            </Link>
          </form>
          <p className="desk-tags__note">
            {howCompared(comparison, { pairs: proposals.length, isAll: found.length <= SHOWN })}
            {isRunning && <noscript> Reload this page to see it.</noscript>}
          </p>
          <ul className="desk-tags__proposals">
            {proposals.map((proposal) => (
              <ProposalItem key={`${proposal.tag.id} ${proposal.into.id}`} {...proposal} />
            ))}
          </ul>
          <RefreshReceipts isWaiting={isRunning} />
        </>
      )
    },
  })
}

function ProposalItem({ tag, into, reason }: Proposal) {
  const pair = `pair-${tag.id}-${into.id}`
  return (
    <li>
      <h2 id={pair}>
        “{tag.name}” and “{into.name}”
      </h2>
      <p className="desk-tags__why">{WHY[reason]}.</p>
      <div className="desk-tags__pair">
        <TagCard tag={tag} />
        <TagCard tag={into} />
      </div>
      <div className="desk-tags__act">
        <Link
          className="desk-button"
          href={`/admin/tags/merge?tag=${tag.id}&into=${into.id}`}
          prefetch={false}
          aria-describedby={pair}
        >
          See what a merge changes
        </Link>
        <form method="post" action="/api/tags/not-the-same">
          <input type="hidden" name="one" value={tag.id} />
          <input type="hidden" name="other" value={into.id} />
          <button type="submit" className="desk-button desk-button--quiet" aria-describedby={pair}>
            Not the same
          </button>
        </form>
      </div>
    </li>
  )
}
