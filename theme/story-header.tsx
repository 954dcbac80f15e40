import type { FurnitureView, StoryView } from '../reading/views.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { languageAttributes } from './language-attributes.ts'
import { NameList } from './name-list.tsx'
import { Picture } from './picture.tsx'
import { Timestamp } from './timestamp.tsx'
import { words } from './words.ts'

/** From here on (letters) a headline is set smaller, or it would fill a phone's screen. */
const LONG_HEADLINE = 90

/** Where the story stands, its headline and what it is about; a paid story says so before anything else. */
export function StoryHeader({ story }: { story: StoryView }) {
  return (
    <header className="story-header">
      <Breadcrumbs links={story.breadcrumbs} />
      {story.isPaid && (
        <p className="paid">
          <strong>{words.paid}</strong> {story.sponsor && `${words.paidBy} ${story.sponsor}.`} {words.paidNote}
        </p>
      )}
      {story.kicker && (
        <p className="kicker" dir="auto">
          {story.kicker}
        </p>
      )}
      <h1 className={story.headline.length > LONG_HEADLINE ? 'long' : undefined} dir="auto">
        {story.headline}
      </h1>
      {story.standfirst && (
        <p className="story-standfirst" dir="auto">
          {story.standfirst}
        </p>
      )}
    </header>
  )
}

/** Who wrote it and when. Portraits and job titles only for one or two people: more would be a gallery. */
export function StoryByline({ story, furniture }: { story: StoryView; furniture: FurnitureView }) {
  const isFew = story.authors.length <= 2
  const portraits = isFew ? story.authors.flatMap(({ portrait }) => (portrait ? [portrait] : [])) : []
  const jobs = isFew ? [...new Set(story.authors.flatMap(({ jobTitle }) => (jobTitle ? [jobTitle] : [])))] : []
  return (
    <div className="story-byline" {...languageAttributes(furniture.language, story.language)}>
      {portraits.map((portrait) => (
        // The name stands beside it: saying it twice would only slow listening down.
        <Picture key={portrait.hash} image={{ ...portrait, alt: '' }} slot="1:1" sizes="4rem" />
      ))}
      {story.authors.length > 0 && (
        <p className="names">
          {words.by} <NameList names={story.authors} language={furniture.language} />
          {jobs.length > 0 && <span className="jobs">{jobs.join(', ')}</span>}
        </p>
      )}
      <Timestamp publishedAt={story.publishedAt} revisedAt={story.revisedAt} clock={furniture} />
    </div>
  )
}
