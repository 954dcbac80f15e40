import type { CardView, FurnitureView, PagingView } from '../reading/views.ts'
import { Card } from './card.tsx'
import { PagingLinks } from './paging-links.tsx'
import { PromoBand } from './promo-band.tsx'
import { words } from './words.ts'

export type StoryListProps = {
  stories: CardView[]
  paging: PagingView
  furniture: FurnitureView
  /** Named in the paging links' label. */
  listName: string
  /** Lists that mix sections say which one each story is from. */
  sectionKicker?: boolean
  /** Under a composed front, that has these already: then rows only, one level down. */
  isBelow?: boolean
}

/** The stories of a section, tag or author: the newest large on the head of the list, the others as rows. */
export function StoryList({
  stories,
  paging,
  furniture,
  listName,
  sectionKicker = false,
  isBelow = false,
}: StoryListProps) {
  const isHead = paging.page === undefined
  const [first, ...others] = stories
  if (!first && !isBelow) return <p className="empty">{words.noStories}</p>
  const shared = {
    furniture,
    sectionKicker,
    level: isBelow ? (3 as const) : (2 as const),
    standfirst: true,
    byline: true,
  }
  const large = '(min-width: 80rem) 44rem, (min-width: 62rem) 57vw, 100vw'
  const small = '(min-width: 62rem) 16rem, 7rem'
  const hasLead = isHead && !isBelow
  const rows = hasLead ? others : stories
  return (
    <>
      {hasLead && first && (
        <div className="list-lead">
          <Card {...shared} card={first} shape="lead" picture={{ slot: '3:2', eager: true, sizes: large }} />
        </div>
      )}
      {rows.length > 0 && (
        <div className="rows">
          {rows.map((card) => (
            <Card {...shared} key={card.id} card={card} shape="row" picture={{ slot: '3:2', sizes: small }} />
          ))}
        </div>
      )}
      <PagingLinks paging={paging} listName={listName} />
      {isHead && <PromoBand promos={furniture.promos.slice(0, 1)} furniture={furniture} />}
    </>
  )
}
