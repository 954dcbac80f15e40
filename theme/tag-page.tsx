import type { FurnitureView, TagPageView } from '../reading/views.ts'
import { PageHeader } from './page-header.tsx'
import { StoryList } from './story-list.tsx'
import { words } from './words.ts'

/** All stories on one topic, newest first. */
export function TagPage({ view, furniture }: { view: TagPageView; furniture: FurnitureView }) {
  return (
    <div className="list-page">
      <PageHeader
        kicker={words.tag}
        title={view.name}
        text={view.description}
        image={view.image}
        paging={view.paging}
      />
      <StoryList {...view} furniture={furniture} listName={view.name} sectionKicker />
    </div>
  )
}
