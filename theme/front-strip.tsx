import type { CardView, FrontStripView, FurnitureView } from '../reading/views.ts'
import { Card, type CardProps } from './card.tsx'
import type { Rhythm } from './choose-rhythm.ts'
import { classNames } from './class-names.ts'
import { sectionTint } from './section-tint.ts'

type FrontStripProps = { strip: FrontStripView; rhythm: Rhythm; furniture: FurnitureView }

/** How many stories a layout can hold without a ragged end. */
const ROOM: Record<Rhythm, number> = {
  single: 1,
  'single-reversed': 1,
  pair: 2,
  'big-and-list': 5,
  row: 4,
  numbered: 6,
  opinion: 3,
}

/** A section's stories on the front, in the layout chosen for it. */
export function FrontStrip({ strip: { section, stories }, rhythm, furniture }: FrontStripProps) {
  if (stories.length === 0) return null
  const id = `strip-${section.href.replace(/[^\w-]+/g, '')}`
  const shown = stories.slice(0, ROOM[rhythm])
  return (
    <section className={classNames('strip', rhythm, sectionTint(section, furniture.sections))} aria-labelledby={id}>
      <h2 id={id} className="strip-title">
        <a href={section.href}>{section.name}</a>
      </h2>
      <div className="strip-stories" data-count={shown.length}>
        {rhythm === 'big-and-list' ? (
          <BigAndList stories={shown} furniture={furniture} />
        ) : (
          shown.map((card) => <Card key={card.id} card={card} {...shared(furniture)} {...looks(rhythm)} />)
        )}
      </div>
    </section>
  )
}

function BigAndList({ stories: [big, ...others], furniture }: { stories: CardView[]; furniture: FurnitureView }) {
  return (
    <>
      {big && <Card card={big} {...shared(furniture)} {...looks('single')} />}
      {others.length > 0 && (
        <div className="strip-list">
          {others.map((card) => (
            <Card
              key={card.id}
              card={card}
              {...shared(furniture)}
              shape="thumb"
              standfirst
              picture={{ slot: '3:2', sizes: '(min-width: 62rem) 10rem, 7rem' }}
            />
          ))}
        </div>
      )}
    </>
  )
}

function shared(furniture: FurnitureView) {
  return { furniture, today: furniture.today, level: 3 as const }
}

function looks(rhythm: Rhythm): Pick<CardProps, 'shape' | 'picture' | 'standfirst' | 'byline'> {
  if (rhythm === 'opinion') return { shape: 'opinion', standfirst: true, byline: true }
  if (rhythm === 'numbered') return { shape: 'small' }
  if (rhythm === 'row') {
    return { shape: 'medium', standfirst: true, picture: { slot: '3:2', sizes: '(min-width: 62rem) 18rem, 7rem' } }
  }
  const sizes = '(min-width: 80rem) 42rem, (min-width: 62rem) 54vw, 100vw'
  return { shape: 'large', standfirst: true, byline: true, picture: { slot: '3:2', sizes } }
}
