import type { AuthorPageView, FurnitureView } from '../reading/views.ts'
import { PageHeader } from './page-header.tsx'
import { StoryList } from './story-list.tsx'

/** Who an author (or a desk) is, and what they wrote. */
export function AuthorPage({ view, furniture }: { view: AuthorPageView; furniture: FurnitureView }) {
  return (
    <div className="list-page author-page">
      <PageHeader
        title={view.name}
        subtitle={view.jobTitle}
        text={view.bio}
        image={view.portrait}
        paging={view.paging}
      />
      <StoryList stories={view.stories} paging={view.paging} furniture={furniture} listName={view.name} sectionKicker />
    </div>
  )
}
