import { expect, test, vi } from 'vitest'
import { counter, gauge, renderMetrics } from './metrics.ts'

const linesOf = (name: string) =>
  renderMetrics()
    .split('\n')
    .filter((line) => new RegExp(`^(?:# (?:HELP|TYPE) )?${name}\\b`).test(line))

test('a counter has its help, its type, and a value for each set of labels, in whatever order they are named', () => {
  const served = counter('served_total', 'Pages\nserved.')
  served.add({ outcome: 'hit', kind: 'page' })
  served.add({ kind: 'page', outcome: 'hit' }, 2)
  served.add({ outcome: 'a "miss"\\\n' })
  expect(linesOf('served_total')).toEqual([
    '# HELP served_total Pages\\nserved.',
    '# TYPE served_total counter',
    'served_total{kind="page",outcome="hit"} 3',
    'served_total{outcome="a \\"miss\\"\\\\\\n"} 1',
  ])
})

test('a counter that has counted nothing is 0', () => {
  counter('idle_total', 'Nothing yet.')
  expect(linesOf('idle_total')).toContain('idle_total 0')
})

test('a gauge is read when it is asked for', () => {
  let size = 1
  gauge('cache_bytes', 'Size.', () => size)
  size = 7
  expect(linesOf('cache_bytes')).toContain('cache_bytes 7')
})

test('two copies of this module count together', async () => {
  counter('shared_total', 'Counted by both.').add()
  vi.resetModules()
  const copy = await import('./metrics.ts')
  expect(copy.counter).not.toBe(counter)
  copy.counter('shared_total', 'Counted by both.').add()
  expect(linesOf('shared_total')).toContain('shared_total 2')
})

test('the process describes itself, and every line is of the form that Prometheus reads', () => {
  const text = renderMetrics()
  for (const name of ['process_uptime_seconds', 'process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
    expect(text).toMatch(new RegExp(`^${name} \\d+(?:\\.\\d+)?(?:e-?\\d+)?$`, 'm'))
  const line =
    /^(?:# (?:HELP|TYPE) [a-z]\w* .+|[a-z]\w*(?:\{\w+="(?:[^"\\]|\\.)*"(?:,\w+="(?:[^"\\]|\\.)*")*\})? [\d.e+-]+)$/
  for (const one of text.trimEnd().split('\n')) expect(one).toMatch(line)
})
