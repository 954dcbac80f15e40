import { Link } from '@payloadcms/ui'
import type { Member } from '../../newsroom/schedule/read-members.ts'
import { canPinNewest, kindInWords, stateInWords } from './release-words.ts'

/** What is in a release: which text, and what can be done about it. */
export function MemberList({ members, onOrder }: { members: Member[]; onOrder: (path: string, json: object) => void }) {
  return (
    <ul className="desk-releases__list">
      {members.map((member) => {
        const { collection, documentId: id } = member
        const title = member.title || 'Untitled'
        return (
          <li key={id}>
            {collection === 'redirects' ? (
              <span className="desk-releases__path">{title}</span>
            ) : (
              <Link href={`/admin/collections/${collection}/${id}`} prefetch={false}>
                {title}
              </Link>
            )}
            <p data-newer={member.hasNewer || undefined}>
              {kindInWords(collection)} · {stateInWords(member)}
            </p>
            <p className="desk-releases__do">
              {canPinNewest(member) && (
                <button
                  type="button"
                  className="desk-button desk-button--quiet"
                  aria-label={`Pin the newest text of “${title}”`}
                  onClick={() => onOrder('add', { collection, id })}
                >
                  Pin the newest text
                </button>
              )}
              <button
                type="button"
                className="desk-button desk-button--quiet"
                aria-label={`Take out “${title}”`}
                onClick={() => onOrder('take-out', { id })}
              >
                Take out
              </button>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
