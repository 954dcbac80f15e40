import type { FurnitureView, StoryPageView } from '../reading/views.ts'
import { Body } from './body.tsx'
import { classNames } from './class-names.ts'
import { languageAttributes } from './language-attributes.ts'
import { PictureFigure } from './picture-figure.tsx'
import { PromoBand } from './promo-band.tsx'
import { RelatedInText } from './related-in-text.tsx'
import { sectionTint } from './section-tint.ts'
import { StoryCorrections } from './story-corrections.tsx'
import { MoreFromSection, RelatedStories, StoryFoot } from './story-foot.tsx'
import { StoryByline, StoryHeader } from './story-header.tsx'

/** A story, then where a reader may go from it. */
export function StoryPage({
  view: { story, relatedInText, related, moreFromSection },
  furniture,
}: {
  view: StoryPageView
  furniture: FurnitureView
}) {
  return (
    <>
      <article
        className={classNames('story', sectionTint(story.breadcrumbs[0] ?? story.section, furniture.sections))}
        {...languageAttributes(story.language, furniture.language)}
      >
        <StoryHeader story={story} />
        <StoryByline story={story} furniture={furniture} />
        {story.leadImage && (
          <PictureFigure
            className="lead-picture"
            image={story.leadImage}
            slot="3:2"
            eager
            sizes="(min-width: 80rem) 57rem, (min-width: 62rem) 74vw, 100vw"
          />
        )}
        <StoryCorrections
          corrections={(story.corrections ?? []).filter(({ severity }) => severity === 'serious')}
          around={story.language}
          furniture={furniture}
        />
        <Body
          blocks={story.body}
          furniture={furniture}
          isPaid={story.isPaid}
          aside={
            relatedInText.length > 0 && (
              <RelatedInText stories={relatedInText} around={story.language} furniture={furniture} />
            )
          }
        />
        <StoryFoot story={story} furniture={furniture} />
      </article>
      <RelatedStories stories={related} furniture={furniture} />
      <PromoBand promos={furniture.promos.slice(0, 1)} furniture={furniture} />
      <MoreFromSection section={story.section} stories={moreFromSection} furniture={furniture} />
    </>
  )
}
