import { expect, it } from 'vitest'
import { readMetric } from './bench-server.ts'

const TEXT = `# HELP broadsheet_renders_total Pages rendered.
# TYPE broadsheet_renders_total counter
broadsheet_renders_total{result="ok"} 12
broadsheet_renders_total{result="failed"} 3
broadsheet_renders_total_seconds 99
process_resident_memory_bytes 1.5e+8
`

it('a metric is the sum over its labels, and no other of a longer name', () => {
  expect(readMetric(TEXT, 'broadsheet_renders_total')).toBe(15)
  expect(readMetric(TEXT, 'process_resident_memory_bytes')).toBe(150_000_000)
})

it('a metric that is not there is not 0', () => {
  expect(readMetric(TEXT, 'broadsheet_hits_total')).toBeUndefined()
})
