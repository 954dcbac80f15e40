import type { BenchServer } from '../house/bench-server.ts'
import { runLoad } from '../load/start-load.ts'
import type { Bench, Check, Table } from '../measurement.ts'

const READERS_AT_ONCE = 500

/** Pages that nobody has asked for, each by 500 readers in the same moment; for half of them the first reader leaves at once. */
export async function measureBursts(bench: Bench, server: BenchServer, paths: string[]) {
  const repeats = bench.quick ? 2 : 10
  const rows = await bench.report.step('Bursts', async (update, say) => {
    const found = []
    for (let round = 0; round < repeats; round++) {
      update({ fraction: round / repeats })
      const path = paths[round]
      if (!path) break
      const firstLeaves = round % 2 === 1
      const before = await server.metric('broadsheet_renders_total')
      const { streams } = await runLoad({
        origin: server.origin,
        seconds: 0,
        streams: [
          {
            name: 'burst',
            pace: { kind: 'burst', ...(firstLeaves && { firstLeavesAfterMs: 3 }) },
            connections: READERS_AT_ONCE,
            paths: [path],
            order: 'cycle',
          },
        ],
      })
      const after = await server.metric('broadsheet_renders_total')
      const [result] = streams
      if (!result) throw new Error('the load generator gave no result')
      found.push({
        path,
        firstLeaves,
        renders: before === undefined || after === undefined ? undefined : after - before,
        result,
      })
    }
    say(`${found.length} pages, ${READERS_AT_ONCE} readers each`)
    return found
  })
  const table: Table = {
    title: `A page that nobody had asked for, by ${READERS_AT_ONCE} readers at the same moment`,
    columns: ['page', 'first reader', 'answered', 'renders', 'p50 ms', 'worst ms'],
    rows: rows.map(({ firstLeaves, renders, result }, place) => [
      String(place + 1),
      firstLeaves ? 'leaves' : 'stays',
      result.statuses[200] ?? 0,
      renders,
      result.latency.p50,
      result.latency.max,
    ]),
  }
  const renders = rows.map((row) => row.renders)
  // The reader who leaves may have had the answer before.
  const waiting = rows.filter(
    ({ result, firstLeaves }) => (result.statuses[200] ?? 0) < READERS_AT_ONCE - (firstLeaves ? 1 : 0),
  )
  const checks: Check[] = [
    {
      what: `renders for ${READERS_AT_ONCE} first readers of a page`,
      required: '1',
      measured: renders.includes(undefined) ? 'the server does not count them' : [...new Set(renders)].join(', '),
      holds: renders.length > 0 && renders.every((count) => count === 1),
    },
    {
      what: 'bursts in which a reader got no page',
      required: '0',
      measured: String(waiting.length),
      holds: waiting.length === 0,
    },
  ]
  return { table, checks, data: rows }
}
