import type { Report } from '../scripts/steps/report.ts'
import type { BenchHouse, HouseOptions } from './house/bench-house.ts'

/** What each file `benchmarks/<name>.ts` exports as `measurement`. */
export type Measurement = {
  /** One line: what is measured. */
  title: string
  run(bench: Bench): Promise<Findings>
}

/** What a measurement works with. */
export type Bench = {
  report: Report
  /** A trial of the measurement itself: everything is short, and nothing is kept as a result. */
  quick: boolean
  /** Options after the name: `--stories 1000` is `{ stories: '1000' }`. */
  options: Record<string, string>
  /** A house of its own with stories in it; closed when the measurement ends, however it ends. */
  openHouse(options: HouseOptions): Promise<BenchHouse>
  /** Something else that must be stopped in the end; the last one first. */
  onEnd(stop: () => Promise<void> | void): void
}

export type Cell = string | number | undefined
export type Table = {
  title: string
  columns: string[]
  rows: Cell[][] /** What one must know to read it. */
  note?: string
}
/** A requirement, and whether it was met. */
export type Check = { what: string; required: string; measured: string; holds: boolean }

export type Findings = {
  tables: Table[]
  checks: Check[]
  /** Everything else worth keeping: rounds, timelines. */
  data?: unknown
}

/** A whole number from an option, or what it is without one. */
export function numberOption(bench: Bench, name: string, { full, quick }: { full: number; quick: number }): number {
  const given = bench.options[name]
  if (given === undefined) return bench.quick ? quick : full
  const value = Number(given.replaceAll('_', ''))
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} wants a number above 0`)
  return value
}
