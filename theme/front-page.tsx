import type { FrontView, FurnitureView } from '../reading/views.ts'
import { Card } from './card.tsx'
import { chooseRhythms } from './choose-rhythm.ts'
import { classNames } from './class-names.ts'
import { FrontStrip } from './front-strip.tsx'
import { PromoBand } from './promo-band.tsx'
import { words } from './words.ts'

/** The front: the lead and its seconds, what came last, then a strip for each section with promos between. */
export function FrontPage({ view, furniture }: { view: FrontView; furniture: FurnitureView }) {
  const rhythms = chooseRhythms(view.strips)
  const half = Math.ceil(furniture.promos.length / 2)
  return (
    <>
      <TopStories view={view} furniture={furniture} />
      <Latest view={view} furniture={furniture} />
      {view.strips.map((strip, place) => (
        <div key={strip.section.href}>
          {place === 1 && <PromoBand promos={furniture.promos.slice(0, half)} furniture={furniture} />}
          <FrontStrip strip={strip} rhythm={rhythms[place] ?? 'row'} furniture={furniture} />
        </div>
      ))}
      <PromoBand
        promos={view.strips.length > 1 ? furniture.promos.slice(half) : furniture.promos}
        furniture={furniture}
      />
    </>
  )
}

function TopStories({ view: { lead, seconds }, furniture }: { view: FrontView; furniture: FurnitureView }) {
  if (!lead && seconds.length === 0) return null
  const shared = { furniture, today: furniture.today, sectionKicker: true, level: 2 as const }
  return (
    <section
      className={classNames('top-stories', !lead && 'no-lead', seconds.length === 0 && 'lead-only')}
      aria-label={words.topStories}
    >
      {lead && (
        <Card
          {...shared}
          card={lead}
          shape="lead"
          standfirst
          byline
          picture={{ slot: '3:2', eager: true, sizes: '(min-width: 80rem) 44rem, (min-width: 62rem) 57vw, 100vw' }}
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

function Latest({ view, furniture }: { view: FrontView; furniture: FurnitureView }) {
  if (view.latest.length === 0) return null
  return (
    <section className="latest" aria-labelledby="latest-title">
      <h2 id="latest-title" className="strip-title">
        {words.latest}
      </h2>
      <ol>
        {view.latest.map((card) => (
          <li key={card.id}>
            <Card card={card} furniture={furniture} shape="headline" level={3} today={furniture.today} />
          </li>
        ))}
      </ol>
    </section>
  )
}
