import type { CardView, FurnitureView, StripSlotView } from '../reading/views.ts'
import { type Rhythm, ROOM } from './arrange-slots.ts'
import { Card, type CardProps } from './card.tsx'
import { classNames } from './class-names.ts'
import { FrontSpecial } from './front-special.tsx'
import { sectionTint } from './section-tint.ts'
import { words } from './words.ts'

export type FrontStripProps = { slot: StripSlotView; rhythm: Rhythm; place: number; furniture: FurnitureView }

/** Stories of a front under a heading, in the layout chosen for them. */
export function FrontStrip({ slot, rhythm, place, furniture }: FrontStripProps) {
  const { heading, stories, mayBeCut } = slot
  if (stories.length === 0) return null
  if (rhythm === 'special' || rhythm === 'special-reversed')
    return <FrontSpecial slot={slot} isReversed={rhythm === 'special-reversed'} place={place} furniture={furniture} />
  const id = `strip-${place}`
  const name = heading?.name ?? words.latest
  const shown = mayBeCut ? stories.slice(0, ROOM[rhythm]) : stories
  const tint = heading && sectionTint({ href: '', ...heading }, furniture.sections)
  const title = (
    <h2 id={id} className="strip-title" dir="auto">
      {heading?.href ? <a href={heading.href}>{name}</a> : name}
    </h2>
  )
  if (rhythm === 'latest')
    return (
      <section className={classNames('latest', tint)} aria-labelledby={id}>
        {title}
        <ol>
          {shown.map((card) => (
            <li key={card.id}>
              <Card card={card} {...shared(furniture)} shape="headline" />
            </li>
          ))}
        </ol>
      </section>
    )
  return (
    <section className={classNames('strip', rhythm, tint)} aria-labelledby={id}>
      {title}
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
