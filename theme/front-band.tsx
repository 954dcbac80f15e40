import type { BandSlotView } from '../reading/views.ts'
import { Picture } from './picture.tsx'
import { SafeLink } from './safe-link.tsx'
import { words } from './words.ts'

/** What a front announces, promos and podcasts, as one quiet band between rules. */
export function FrontBand({ slots }: { slots: BandSlotView[] }) {
  return (
    <aside className="promos front-band" aria-label={slots.map(kickerOf).join(', ')}>
      {slots.map((slot) => (
        <div key={slot.kind + slot.title} className={slot.image ? 'promo with-picture' : 'promo'}>
          {slot.image && <Picture image={slot.image} slot="1:1" sizes="6rem" />}
          <p className="promo-kind" dir="auto">
            {kickerOf(slot)}
          </p>
          <p className="promo-text" dir="auto">
            <strong>{slot.title}</strong> {slot.text}
          </p>
          <SafeLink href={slot.href}>{slot.linkText ?? slot.title}</SafeLink>
        </div>
      ))}
    </aside>
  )
}

function kickerOf({ kicker, kind }: BandSlotView): string {
  return kicker ?? words.promoKind[kind === 'podcast' ? 'podcast' : 'promo']
}
