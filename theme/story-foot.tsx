import type { CardView, FurnitureView, LinkView, RelatedView, StoryView } from '../reading/views.ts'
import { Card } from './card.tsx'
import { longTime } from './format-time.ts'
import { languageAttributes } from './language-attributes.ts'
import { NameList } from './name-list.tsx'
import { StoryCorrections } from './story-corrections.tsx'
import { words } from './words.ts'

/** Tags as a sentence of links, and when the story first appeared. */
export function StoryFoot({ story, furniture }: { story: StoryView; furniture: FurnitureView }) {
  return (
    <footer className="story-foot" {...languageAttributes(furniture.language, story.language)}>
      {story.tags.length > 0 && (
        <p className="tags">
          {words.filedUnder} <NameList names={story.tags} language={furniture.language} />.
        </p>
      )}
      <p className="first-published">
        {words.firstPublished} <time dateTime={story.publishedAt}>{longTime(story.publishedAt, furniture)}</time>.
      </p>
      {story.changesHref && (
        <p className="changes-link">
          <a href={story.changesHref}>{words.changes}</a>
        </p>
      )}
      <StoryCorrections
        corrections={(story.corrections ?? []).filter(({ severity }) => severity !== 'serious')}
        around={story.language}
        furniture={furniture}
      />
      <p className="print-address">{furniture.siteUrl + story.href}</p>
    </footer>
  )
}

/** Related stories with the reason for each. */
export function RelatedStories({ stories, furniture }: { stories: RelatedView[]; furniture: FurnitureView }) {
  if (stories.length === 0) return null
  return (
    <section className="after-story related" aria-labelledby="related-title">
      <h2 id="related-title" className="strip-title">
        {words.related}
      </h2>
      <div className="strip-stories">
        {stories.map((card) => (
          <Card
            key={card.id}
            card={card}
            furniture={furniture}
            shape="thumb"
            level={3}
            sectionKicker
            reason={card.reason}
            picture={{ slot: '3:2', sizes: '(min-width: 62rem) 10rem, 7rem' }}
          />
        ))}
      </div>
    </section>
  )
}

/** What else the section has. */
export function MoreFromSection({
  section,
  stories,
  furniture,
}: {
  section: LinkView
  stories: CardView[]
  furniture: FurnitureView
}) {
  if (stories.length === 0) return null
  return (
    <section className="after-story more" aria-labelledby="more-title">
      <h2 id="more-title" className="strip-title">
        {words.moreFrom} <a href={section.href}>{section.name}</a>
      </h2>
      <div className="strip-stories">
        {stories.map((card) => (
          <Card key={card.id} card={card} furniture={furniture} shape="small" level={3} standfirst />
        ))}
      </div>
    </section>
  )
}
