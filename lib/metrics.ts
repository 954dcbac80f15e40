import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Values of a metric apart from each other, such as `{ outcome: 'hit' }`. Never what a reader sent: each value is kept for ever. */
export type Labels = Record<string, string>

export type Counter = { add(labels?: Labels, by?: number): void }

/** A number that only grows. Asked for again under the same name, it is the same one. @param name - ends with `_total` */
export function counter(name: string, help: string): Counter {
  const { series } = metric({ name, help, type: 'counter' })
  return {
    add(labels = {}, by = 1) {
      const key = labelText(labels)
      series.set(key, (series.get(key) ?? 0) + by)
    },
  }
}

/** A number that is read when someone asks. Of two readers under one name the later counts. */
export function gauge(name: string, help: string, read: () => number): void {
  metric({ name, help, type: 'gauge' }).read = read
}

/**
 * Everything in Prometheus' text form, with this process's memory, event loop and age.
 * https://prometheus.io/docs/instrumenting/exposition_formats
 */
export function renderMetrics(): string {
  const text = [...registry().metrics.values()].map(render).join('')
  // The next reading tells of the time since this one.
  registry().delay.reset()
  return text
}

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

type Metric = {
  name: string
  help: string
  type: 'counter' | 'gauge'
  /** Values by their labels, as text. */
  series: Map<string, number>
  read?: () => number
}

type Delay = ReturnType<typeof monitorEventLoopDelay>
type Registry = { metrics: Map<string, Metric>; delay: Delay }

/** By a registered symbol on the global object: Next bundles a copy of this module for each kind of route. */
const KEY = Symbol.for('broadsheet.metrics')
const shared = globalThis as { [KEY]?: Registry }

/** How often the event loop is looked at. */
const RESOLUTION_MS = 20

function registry(): Registry {
  if (shared[KEY]) return shared[KEY]
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  shared[KEY] = { metrics: new Map(), delay }
  describeProcess(delay)
  return shared[KEY]
}

function metric({ name, help, type }: Pick<Metric, 'name' | 'help' | 'type'>): Metric {
  const { metrics } = registry()
  const known = metrics.get(name)
  if (known) return known
  const made: Metric = { name, help, type, series: new Map() }
  metrics.set(name, made)
  return made
}

function describeProcess(delay: Delay): void {
  const seconds = (nanoseconds: number) =>
    // What is measured is how long a timer took, and it is set for as long as the resolution.
    Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1000) : 0
  gauge('process_uptime_seconds', 'Age of this process.', () => process.uptime())
  gauge('process_resident_memory_bytes', 'Memory of this process.', () => process.memoryUsage.rss())
  gauge('nodejs_heap_size_used_bytes', 'Heap in use.', () => process.memoryUsage().heapUsed)
  gauge('nodejs_heap_size_total_bytes', 'Heap taken from the system.', () => process.memoryUsage().heapTotal)
  gauge('nodejs_external_memory_bytes', 'Buffers outside of the heap.', () => process.memoryUsage().external)
  gauge('nodejs_eventloop_lag_p50_seconds', 'Median delay of the event loop since the last reading.', () =>
    seconds(delay.percentile(50)),
  )
  gauge('nodejs_eventloop_lag_p99_seconds', '99th percentile of the same.', () => seconds(delay.percentile(99)))
  gauge('nodejs_eventloop_lag_max_seconds', 'The longest of the same.', () => seconds(delay.max))
}

function render({ name, help, type, series, read }: Metric): string {
  const values: [string, number][] = read ? [['', read()]] : [...series]
  // A counter that has counted nothing is 0 and not absent, so that the first event shows as a rise.
  if (values.length === 0) values.push(['', 0])
  const lines = values.map(([labels, value]) => `${name}${labels} ${value}\n`)
  return `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

function labelText(labels: Labels): string {
  const entries = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))
  if (entries.length === 0) return ''
  return `{${entries.map(([name, value]) => `${name}="${escapeHelp(value).replaceAll('"', '\\"')}"`).join(',')}}`
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}
