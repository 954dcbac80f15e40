import type { Payload } from 'payload'
import type { Front } from '../../payload-types.ts'
import fronts from './fronts.json' with { type: 'json' }
import { dayAhead } from './story-time.ts'

type Slot = NonNullable<Front['slots']>[number]
/** A slot as the file has it: documents by their slugs. */
type DemoSlot = Omit<Slot, 'items'> & { stories?: string[] /** Shown until then. */; daysAhead?: number }
type DemoFront = { frontOf: 'site' | 'section'; section?: string; slots: DemoSlot[] }

/** Composes the fronts of the demo edition. Those that are there already are left as they are: somebody may have worked on them. */
export async function writeDemoFronts(payload: Payload, now: Date): Promise<void> {
  for (const { frontOf, section, slots } of fronts as DemoFront[]) {
    const sectionId = section && (await idOf(payload, 'sections', section))
    const { docs } = await payload.find({
      collection: 'fronts',
      where: sectionId ? { section: { equals: sectionId } } : { frontOf: { equals: frontOf } },
      limit: 1,
      depth: 0,
    })
    if (docs[0]) continue
    const composed: Slot[] = []
    for (const slot of slots) composed.push(await resolved(payload, slot, now))
    await payload.create({
      collection: 'fronts',
      data: { frontOf, ...(sectionId && { section: sectionId }), slots: composed, _status: 'published' },
      depth: 0,
    })
  }
}

async function resolved(payload: Payload, { stories, daysAhead, ...slot }: DemoSlot, now: Date): Promise<Slot> {
  const ids = await Promise.all((stories ?? []).map((slug) => idOf(payload, 'articles', slug)))
  return {
    ...slot,
    items: ids.map((story) => ({ story })),
    ...(typeof slot.section === 'string' && { section: await idOf(payload, 'sections', slot.section) }),
    ...(typeof slot.tag === 'string' && { tag: await idOf(payload, 'tags', slot.tag) }),
    ...(typeof slot.author === 'string' && { author: await idOf(payload, 'authors', slot.author) }),
    ...(daysAhead !== undefined && { until: new Date(dayAhead(daysAhead, now)).toISOString() }),
  }
}

async function idOf(payload: Payload, collection: 'articles' | 'sections' | 'tags' | 'authors', slug: string) {
  const { docs } = await payload.find({ collection, where: { slug: { equals: slug } }, limit: 1, depth: 0 })
  if (!docs[0]) throw new Error(`The demo edition has no ${slug} among its ${collection}`)
  return docs[0].id
}
