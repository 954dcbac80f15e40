import type { FurnitureView, RelatedView } from '../reading/views.ts'
import { languageAttributes } from './language-attributes.ts'
import { ShortTime } from './timestamp.tsx'
import { words } from './words.ts'

/** A few related stories in the middle of a long text: headlines between rules, folded away without scripts by who is not interested. */
export function RelatedInText({
  stories,
  around,
  furniture,
}: {
  stories: RelatedView[]
  /** Language of the text. */
  around: string
  furniture: FurnitureView
}) {
  return (
    <details className="related-in-text" open {...languageAttributes(furniture.language, around)}>
      <summary>{words.related}</summary>
      <ul>
        {stories.map(({ id, href, headline, language, publishedAt }) => (
          <li key={id}>
            <a href={href} dir="auto" {...languageAttributes(language, furniture.language)}>
              {headline}
            </a>{' '}
            <ShortTime at={publishedAt} clock={furniture} />
          </li>
        ))}
      </ul>
    </details>
  )
}
