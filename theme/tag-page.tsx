import type { FurnitureView, TagPageView } from '../reading/views.ts'
import { PageHeader } from './page-header.tsx'
import { StoryList } from './story-list.tsx'
import { TagCompany } from './tag-company.tsx'
import { words } from './words.ts'

/** All stories on one person, place, topic …, newest first; on the head also how to follow it and what it stands together with. */
export function TagPage({ view, furniture }: { view: TagPageView; furniture: FurnitureView }) {
  const isHead = view.paging.page === undefined
  return (
    <div className="list-page tag-page">
      <PageHeader
        kicker={words.tagKind[view.kind]}
        title={view.name}
        text={view.description}
        image={view.image}
        paging={view.paging}
      >
        {isHead && (
          <p className="follow">
            {view.kind === 'series' && <>{words.seriesNote} </>}
            <a href={`${view.href}/rss.xml`} type="application/rss+xml">
              {words.follow}
            </a>
          </p>
        )}
      </PageHeader>
      {view.company && <TagCompany company={view.company} language={furniture.language} />}
      <StoryList {...view} furniture={furniture} listName={view.name} sectionKicker />
    </div>
  )
}
