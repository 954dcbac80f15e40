import type { CardView, FurnitureView, MarkedText as Parts } from '../reading/views.ts'
import { classNames } from './class-names.ts'
import { languageAttributes } from './language-attributes.ts'
import { MarkedText } from './marked-text.tsx'
import { NameList } from './name-list.tsx'
import { Picture, type Slot } from './picture.tsx'
import { sectionTint } from './section-tint.ts'
import { ShortTime } from './timestamp.tsx'
import { words } from './words.ts'

export type CardProps = {
  card: CardView
  furniture: FurnitureView
  /** lead, large, medium, small, thumb (picture beside), row (a line of a list), opinion, headline (nothing else). */
  shape: 'lead' | 'large' | 'medium' | 'small' | 'thumb' | 'row' | 'opinion' | 'headline'
  level: 2 | 3
  /** What shows above the headline if the story has no kicker of its own. */
  sectionKicker?: boolean
  /** Absent: no picture, whatever the story has. */
  picture?: { slot: Slot; sizes: string; eager?: boolean }
  standfirst?: boolean
  byline?: boolean
  time?: boolean
  /** Set on pages that are made anew each day: stories of the day then show their hour. */
  today?: string
  /** Why the story stands here, after the time. */
  reason?: string[]
  /** Of a story that was searched for: its headline, and what stands in the place of its standfirst. */
  marked?: { headline: Parts; excerpt?: Parts }
}

/** A story in a list. The headline's link covers the card, so that one tab stop and a large target lead to the story. */
export function Card({
  card,
  furniture,
  shape,
  level,
  sectionKicker = false,
  picture,
  standfirst,
  byline,
  time = true,
  today,
  reason,
  marked,
}: CardProps) {
  const Headline: 'h2' | 'h3' = `h${level}`
  const kicker = card.kicker ?? (sectionKicker ? card.section.name : undefined)
  const image = picture && card.image
  const hasByline = byline && card.authors.length > 0
  return (
    <article
      className={classNames('card', shape, image && 'with-picture', sectionTint(card.section, furniture.sections))}
      {...languageAttributes(card.language, furniture.language)}
    >
      <div className="card-text">
        {card.isPaid && <p className="paid">{words.paid}</p>}
        {kicker && (
          <p className="kicker" dir="auto">
            {kicker}
          </p>
        )}
        <Headline className="headline" dir="auto">
          <a href={card.href}>{marked ? <MarkedText parts={marked.headline} /> : card.headline}</a>
        </Headline>
        {standfirst && card.standfirst && (
          <p className="standfirst" dir="auto">
            {card.standfirst}
          </p>
        )}
        {marked?.excerpt && (
          <p className="standfirst" dir="auto">
            <MarkedText parts={marked.excerpt} />
          </p>
        )}
        {(hasByline || time) && (
          <p className="meta">
            {hasByline && (
              <span className="names">
                <NameList names={card.authors} language={furniture.language} />
              </span>
            )}{' '}
            {time && <ShortTime at={card.publishedAt} clock={furniture} today={today} />}
          </p>
        )}
        {reason && reason.length > 0 && <p className="reason">{reason.join(', ')}</p>}
      </div>
      {image && (
        <div className="card-picture">
          <Picture image={image} {...picture} />
        </div>
      )}
    </article>
  )
}
