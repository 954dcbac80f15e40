import { findFullStory } from '../corpus/find-stories.ts'
import { measureHits } from '../delivery/measure-hits.ts'
import { measureMisses } from '../delivery/measure-misses.ts'
import { measurePage } from '../delivery/measure-page.ts'
import { type Measurement, numberOption } from '../measurement.ts'

/** How fast pages leave the house, and how large they are. */
export const measurement: Measurement = {
  title: 'Delivery: hits beside nginx, bare Node and Next’s own cache; misses; the weight of a page',
  async run(bench) {
    const house = await bench.openHouse({ stories: numberOption(bench, 'stories', { full: 100_000, quick: 2000 }) })
    const story = await findFullStory(house.databaseUrl)
    const server = await bench.report.step('Server', () => house.startServer())
    const page = await measurePage(bench, { origin: server.origin, story })
    const misses = await measureMisses(bench, { server, house })
    const hits = await measureHits(bench, { server, path: story.path, folder: house.dataDir })
    return {
      tables: [...hits.tables, ...misses.tables, ...page.tables],
      checks: [...hits.checks, ...misses.checks, ...page.checks],
      data: { hits: hits.data, misses: misses.data, page: page.data, memoryMb: server.memory() },
    }
  },
}
