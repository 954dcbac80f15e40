import type { FurnitureView, SectionPageView } from '../reading/views.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { classNames } from './class-names.ts'
import { PageHeader } from './page-header.tsx'
import { sectionTint } from './section-tint.ts'
import { StoryList } from './story-list.tsx'

/** A section's front or one of its closed pages. */
export function SectionPage({ view, furniture }: { view: SectionPageView; furniture: FurnitureView }) {
  return (
    <div className={classNames('list-page', sectionTint(view, furniture.sections))}>
      {view.breadcrumbs.length > 1 && <Breadcrumbs links={view.breadcrumbs} current={view.name} />}
      <PageHeader title={view.name} text={view.description} paging={view.paging}>
        {view.children.length > 0 && (
          <nav className="children" aria-label={view.name}>
            <ul>
              {view.children.map((child) => (
                <li key={child.href}>
                  <a href={child.href}>{child.name}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </PageHeader>
      <StoryList stories={view.stories} paging={view.paging} furniture={furniture} listName={view.name} />
    </div>
  )
}
