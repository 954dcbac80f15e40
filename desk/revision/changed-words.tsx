import type { ChangedParagraph } from '../../newsroom/revisions/word-diff.ts'

/** Paragraphs with what was taken out and put in; of those that are the same, only that there are some. */
export function ChangedWords({ paragraphs }: { paragraphs: ChangedParagraph[] }) {
  const rows = paragraphs.map((paragraph, at) => ({ ...paragraph, at }))
  const shown = rows.filter(({ isChanged }) => isChanged)
  return (
    <div className="desk-words">
      {shown.map(({ changes, at }, index) => (
        <div key={at}>
          {at > (shown[index - 1]?.at ?? -1) + 1 && <p className="desk-words__gap">…</p>}
          <p>
            {changes.map(({ kind, text }, piece) => {
              const key = `${piece} ${kind}`
              if (kind === 'removed') return <del key={key}>{text}</del>
              return kind === 'added' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>
            })}
          </p>
        </div>
      ))}
    </div>
  )
}
