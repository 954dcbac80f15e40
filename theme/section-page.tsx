import type { FrontSlotView, FurnitureView, SectionPageView } from '../reading/views.ts'
import { arrangeSlots } from './arrange-slots.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { classNames } from './class-names.ts'
import { FrontParts } from './front-parts.tsx'
import { PageHeader } from './page-header.tsx'
import { sectionTint } from './section-tint.ts'
import { StoryList } from './story-list.tsx'
import { words } from './words.ts'

/** A section's front, with what editors have composed above its list, or one of its closed pages. */
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
      {view.front ? (
        <Composed view={view} front={view.front} furniture={furniture} />
      ) : (
        <StoryList stories={view.stories} paging={view.paging} furniture={furniture} listName={view.name} />
      )}
    </div>
  )
}

type ComposedProps = { view: SectionPageView; front: FrontSlotView[]; furniture: FurnitureView }

/** The slots, then the rest of the section's list. */
function Composed({ view, front, furniture }: ComposedProps) {
  const shown = new Set(front.flatMap((slot) => ('stories' in slot ? slot.stories.map(({ id }) => id) : [])))
  const rest = view.stories.filter(({ id }) => !shown.has(id))
  return (
    <>
      <div className="section-front">
        <FrontParts parts={arrangeSlots(front)} furniture={furniture} />
      </div>
      <section className="all-stories" aria-labelledby="all-stories">
        <h2 id="all-stories" className="strip-title">
          {words.restOf}
        </h2>
        <StoryList stories={rest} paging={view.paging} furniture={furniture} listName={view.name} isBelow />
      </section>
    </>
  )
}
