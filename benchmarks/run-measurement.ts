import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { AppError } from '../lib/errors.ts'
import { createReport } from '../scripts/steps/report.ts'
import { type BenchHouse, openBenchHouse } from './house/bench-house.ts'
import { describeMachine } from './machine.ts'
import type { Bench, Findings, Measurement } from './measurement.ts'
import { printFindings } from './print-findings.ts'

const RESULTS = join(import.meta.dirname, 'results')

/**
 * Runs a measurement, prints what it found and keeps it as JSON. Whatever it opened is closed, also after a failure or a Ctrl-C.
 * Resolves to the exit status: 1 if something that must hold did not.
 */
export async function runMeasurement({
  name,
  quick,
  keptIn,
  options,
  stopped,
}: {
  name: string
  quick: boolean
  keptIn: string | undefined
  options: Record<string, string>
  /** Resolves when the run is to be given up. */
  stopped: Promise<unknown>
}): Promise<number> {
  const { measurement }: { measurement: Measurement } = await import(`./measurements/${name}.ts`)
  const report = createReport()
  const ends: (() => Promise<void> | void)[] = []
  let house: BenchHouse | undefined
  let isGivenUp = false
  const bench: Bench = {
    report,
    quick,
    options,
    onEnd: (stop) => void ends.push(stop),
    async openHouse(houseOptions) {
      const opening = openBenchHouse({ ...houseOptions, keptIn, report, isGivenUp: () => isGivenUp })
      // Whatever it has come to when the run is given up; after a failure it has closed itself.
      ends.push(() =>
        opening.then(
          ({ close }) => close(),
          () => {},
        ),
      )
      house = await opening
      return house
    },
  }
  report.line(`${measurement.title}${quick ? ' (a quick trial: its figures mean nothing)' : ''}\n`)
  const began = new Date()
  const machine = describeMachine({ next: nextVersion(), postgres: null })
  try {
    const givenUp = stopped.then(() => {
      isGivenUp = true
      throw new AppError('stopped', { userMessage: 'Stopped; nothing is kept of this run.' })
    })
    const findings = await Promise.race([measurement.run(bench), givenUp])
    const { tables, checks, data } = findings
    report.line(`\n${printFindings(findings)}\n`)
    const record = {
      name,
      title: measurement.title,
      date: began.toISOString(),
      seconds: Math.round((Date.now() - began.getTime()) / 1000),
      machine: { ...machine, postgres: house?.postgresVersion ?? null },
      options: { stories: house?.corpus.stories, seed: house?.corpus.seed, ...options },
      tables,
      checks,
      data,
    }
    if (quick) report.line('A quick trial: nothing was written.')
    else if (options.only) report.line('Some rows only: nothing was written.')
    else report.line(`Written to benchmarks/results/${keep(name, record)}.`)
    return failed(findings) ? 1 : 0
  } finally {
    report.line('Closing what was opened.')
    for (const end of ends.reverse()) await Promise.resolve(end()).catch((error) => report.line(`  ${error}`))
  }
}

function keep(name: string, record: object): string {
  mkdirSync(RESULTS, { recursive: true })
  const file = `${name}.json`
  writeFileSync(join(RESULTS, file), `${JSON.stringify(record, roundNumber, 2)}\n`)
  return file
}

/** Six figures are more than any clock here is good for. */
function roundNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'number') return value
  if (!Number.isFinite(value)) return null
  return Math.abs(value) > 1e9 ? Math.round(value) : Number(value.toPrecision(6))
}

function failed({ checks }: Findings): boolean {
  return checks.some(({ holds }) => !holds)
}

function nextVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('next/package.json'), 'utf8'),
  )
  return version
}
