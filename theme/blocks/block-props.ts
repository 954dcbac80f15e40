import type { FurnitureView } from '../../reading/views.ts'
import type { OrderedBlock } from '../order-headings.ts'

/** What blocks need beside their own content. */
export type BodyContext = { furniture: FurnitureView; isPaid: boolean }
export type BlockProps<Type extends OrderedBlock['type']> = {
  block: Extract<OrderedBlock, { type: Type }>
  context: BodyContext
}
