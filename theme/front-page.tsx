import type { FrontView, FurnitureView } from '../reading/views.ts'
import { arrangeSlots } from './arrange-slots.ts'
import { FrontParts } from './front-parts.tsx'
import { PromoBand } from './promo-band.tsx'

/**
 * The front: its slots from the top to the foot. Where nobody has composed it, the settings' promos stand between the sections;
 * somebody who has has said what it announces, too.
 */
export function FrontPage({ view: { slots, isComposed }, furniture }: { view: FrontView; furniture: FurnitureView }) {
  const parts = arrangeSlots(slots)
  if (isComposed) return <FrontParts parts={parts} furniture={furniture} />
  const sections = parts.flatMap((part, place) => (part.kind === 'strip' && part.slot.heading ? place : []))
  // Above the second section; with fewer all of them stand at the foot.
  const between = sections[1] ?? parts.length
  const { promos } = furniture
  const half = sections[1] === undefined ? 0 : Math.ceil(promos.length / 2)
  return (
    <>
      <FrontParts parts={parts.slice(0, between)} furniture={furniture} />
      <PromoBand promos={promos.slice(0, half)} furniture={furniture} />
      <FrontParts parts={parts.slice(between)} furniture={furniture} from={between} />
      <PromoBand promos={promos.slice(half)} furniture={furniture} />
    </>
  )
}
