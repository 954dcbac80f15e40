import { languageAttributes } from '../language-attributes.ts'
import { Picture } from '../picture.tsx'
import { ShortTime } from '../timestamp.tsx'
import { words } from '../words.ts'
import type { BlockProps } from './block-props.ts'

/** Another story, named where the text speaks of it; readers who do not want it fold it away. */
export function RelatedStory({ block: { story }, context: { furniture } }: BlockProps<'relatedStory'>) {
  return (
    <details className="related-story" open>
      <summary>{words.relatedInText}</summary>
      <div className="related-story-card" {...languageAttributes(story.language, furniture.language)}>
        <div>
          <p className="headline" dir="auto">
            <a href={story.href}>{story.headline}</a>
          </p>
          {story.standfirst && (
            <p className="standfirst" dir="auto">
              {story.standfirst}
            </p>
          )}
          <p className="meta">
            <ShortTime at={story.publishedAt} clock={furniture} />
          </p>
        </div>
        {story.image && <Picture image={story.image} slot="3:2" sizes="9rem" />}
      </div>
    </details>
  )
}
