import type { FurnitureView, PromoView } from '../reading/views.ts'
import { longDay } from './format-time.ts'
import { SafeLink } from './safe-link.tsx'
import { words } from './words.ts'

/** Podcast, event, special or alerts as one quiet line between rules. Pages that are kept for long show none. */
export function PromoBand({ promos, furniture }: { promos: PromoView[]; furniture: FurnitureView }) {
  if (promos.length === 0) return null
  return (
    <aside className="promos" aria-label={promos.map(promoKind).join(', ')}>
      {promos.map((promo) => (
        <div key={promo.kind + promo.title} className="promo">
          <p className="promo-kind">{promoKind(promo)}</p>
          <p className="promo-text">
            <strong>{promo.title}</strong> {promo.text}
            {promo.date && (
              <>
                {' '}
                <time dateTime={promo.date}>{longDay(promo.date, furniture)}</time>
              </>
            )}
          </p>
          <SafeLink href={promo.href}>{promo.linkText ?? promo.title}</SafeLink>
        </div>
      ))}
    </aside>
  )
}

function promoKind({ kicker, kind }: PromoView): string {
  return kicker ?? words.promoKind[kind]
}
