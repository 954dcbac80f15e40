import type { FurnitureView } from '../reading/views.ts'
import type { FrontPart } from './arrange-slots.ts'
import { Card } from './card.tsx'
import { classNames } from './class-names.ts'
import { words } from './words.ts'

type TopStoriesProps = {
  part: FrontPart & { kind: 'top' }
  /** Only what leads the page loads its picture eagerly. */
  isFirst: boolean
  furniture: FurnitureView
}

/** The lead with its seconds beside it; either may be missing. */
export function TopStories({ part: { lead, seconds }, isFirst, furniture }: TopStoriesProps) {
  if (!lead && seconds.length === 0) return null
  const shared = { furniture, today: furniture.today, sectionKicker: true, level: 2 as const }
  return (
    <section
      className={classNames(
        'top-stories',
        !lead && 'no-lead',
        seconds.length === 0 && 'lead-only',
        !isFirst && 'further-down',
      )}
      aria-label={words.topStories}
    >
      {lead && (
        <Card
          {...shared}
          card={lead}
          shape="lead"
          standfirst
          byline
          picture={{ slot: '3:2', eager: isFirst, sizes: '(min-width: 80rem) 44rem, (min-width: 62rem) 57vw, 100vw' }}
        />
      )}
      {seconds.length > 0 && (
        <div className="seconds">
          {seconds.map((card, place) => (
            <Card
              {...shared}
              key={card.id}
              card={card}
              shape={place === 0 ? 'large' : 'medium'}
              standfirst
              byline={place === 0}
              picture={
                place === 0
                  ? { slot: '16:9', sizes: '(min-width: 80rem) 30rem, (min-width: 62rem) 38vw, 7rem' }
                  : undefined
              }
            />
          ))}
        </div>
      )}
    </section>
  )
}
