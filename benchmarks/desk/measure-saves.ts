import { Samples, type Summary } from '../statistics.ts'
import type { Desk } from './open-desk.ts'

/** Saves one draft again and again, as the form does while somebody types. */
export async function measureSaves(desk: Desk, { count }: { count: number }): Promise<Summary> {
  const { doc } = (await desk.rest('POST', 'articles?draft=true&depth=0', { headline: 'Saved' })) as {
    doc: { id: string }
  }
  const samples = new Samples()
  let revision = 0
  for (let number = -10; number < count; number += 1) {
    const newest = await desk.rest('GET', `articles/${doc.id}?draft=true&depth=0`)
    revision = Number(newest.revision)
    const began = performance.now()
    await desk.rest('PATCH', `articles/${doc.id}?draft=true&autosave=true&depth=0`, {
      ...{ headline: `Saved ${number}`, revision },
    })
    if (number >= 0) samples.add(performance.now() - began)
  }
  return samples.summary()
}
