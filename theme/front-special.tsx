import type { FurnitureView, StripSlotView } from '../reading/views.ts'
import { Card } from './card.tsx'
import { classNames } from './class-names.ts'
import { Picture } from './picture.tsx'
import { SafeLink } from './safe-link.tsx'
import { words } from './words.ts'

type FrontSpecialProps = { slot: StripSlotView; isReversed: boolean; place: number; furniture: FurnitureView }

/** A subject that the paper makes much of: its own words on one side, its stories on the other. */
export function FrontSpecial({ slot, isReversed, place, furniture }: FrontSpecialProps) {
  const { heading, kicker, text, href, linkText, image, stories } = slot
  const id = `strip-${place}`
  return (
    <section className={classNames('strip', 'special', isReversed && 'reversed')} aria-labelledby={id}>
      <div className="special-head">
        {image && <Picture image={image} slot="3:2" sizes="(min-width: 62rem) 30rem, 100vw" />}
        <p className="kicker" dir="auto">
          {kicker ?? words.promoKind.special}
        </p>
        <h2 id={id} className="special-title" dir="auto">
          {heading?.href ? <SafeLink href={heading.href}>{heading.name}</SafeLink> : (heading?.name ?? words.latest)}
        </h2>
        {text && (
          <p className="standfirst" dir="auto">
            {text}
          </p>
        )}
        {href && linkText && <SafeLink href={href}>{linkText}</SafeLink>}
      </div>
      <div className="strip-stories" data-count={stories.length}>
        {stories.map((card) => (
          <Card
            key={card.id}
            card={card}
            furniture={furniture}
            today={furniture.today}
            level={3}
            shape="thumb"
            standfirst
            picture={{ slot: '1:1', sizes: '(min-width: 62rem) 8rem, 7rem' }}
          />
        ))}
      </div>
    </section>
  )
}
