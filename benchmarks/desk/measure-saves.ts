import { Samples, type Summary } from '../statistics.ts'
import type { Desk } from './open-desk.ts'

/** Saves one draft again and again, as the form does while somebody types. @param count - how often */
export function measureAutosaves(desk: Desk, count: number): Promise<Summary> {
  return measure(desk, { count, story: {}, query: 'draft=true&autosave=true&', save: {} })
}

/** Publishes one story again and again; the first time readers have not got it. @param sectionId - where it lives */
export function measurePublishes(
  desk: Desk,
  { count, sectionId }: { count: number; sectionId: string },
): Promise<Summary> {
  return measure(desk, { count, story: { section: sectionId }, query: '', save: { _status: 'published' } })
}

async function measure(
  desk: Desk,
  { count, story, query, save }: { count: number; story: object; query: string; save: object },
): Promise<Summary> {
  const made = await desk.rest('POST', 'articles?draft=true&depth=0', { headline: 'Saved', ...story })
  const { id } = made.doc as { id: string }
  const samples = new Samples()
  for (let number = -10; number < count; number += 1) {
    const { revision } = await desk.rest('GET', `articles/${id}?draft=true&depth=0`)
    const began = performance.now()
    await desk.rest('PATCH', `articles/${id}?${query}depth=0`, { headline: `Saved ${number}`, revision, ...save })
    if (number >= 0) samples.add(performance.now() - began)
  }
  return samples.summary()
}
