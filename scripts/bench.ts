import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runMeasurement } from '../benchmarks/run-measurement.ts'
import { AppError } from '../lib/errors.ts'
import { operatorSentence } from './steps/operator-error.ts'
import { stopScripts } from './steps/run-script.ts'
import { listenForStop } from './steps/stop-signal.ts'

/** Of the measurements, besides the usual ones: what each means stands in docs/benchmarks.md. */
const OPTIONS = new Set(['stories', 'minutes', 'edits', 'plant', 'addresses', 'requests', 'rate', 'only'])
/** What may stand after a measurement's name, without a word before it. */
const SUBJECTS: Record<string, string> = { related: 'corpus', desk: 'stories' }
const FOLDER = join(import.meta.dirname, '../benchmarks')

const stop = listenForStop(() => process.exit(1))

const status = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`\n${operatorSentence(error)}`)
  if (process.env.DEBUG) console.error(error)
  return 1
})
process.exit(status)

async function main(args: string[]): Promise<number> {
  const command = readCommand(args)
  if (!command) {
    console.error(await usage())
    return 2
  }
  // A Ctrl-C reaches children of their own process group through us alone.
  stop.requested.then(() => stopScripts())
  return runMeasurement({ ...command, stopped: stop.requested })
}

type Command = { name: string; quick: boolean; keptIn: string | undefined; options: Record<string, string> }

function readCommand(args: string[]): Command | undefined {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, strict: false })
  const [name, ...rest] = positionals
  if (name && !names().includes(name)) console.error(`There is no measurement “${name}”.\n`)
  if (!name || !names().includes(name)) return undefined
  const [subject, ...more] = rest
  const subjectName = SUBJECTS[name]
  if (more.length > 0 || (subject !== undefined && subjectName === undefined)) return undefined
  const { quick, house, ...others } = values
  const unknown = Object.keys(others).find((option) => !OPTIONS.has(option))
  if (unknown !== undefined) throw new AppError('bench-option', { userMessage: `There is no option --${unknown}.` })
  const options = Object.entries(others).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return {
    name,
    quick: quick === true,
    keptIn: typeof house === 'string' ? house : undefined,
    options: {
      ...Object.fromEntries(options),
      ...(subjectName !== undefined && subject !== undefined && { [subjectName]: subject }),
    },
  }
}

/** Each measurement is a file of its own, beside the parts that they share. */
function names(): string[] {
  return readdirSync(join(FOLDER, 'measurements'))
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

async function usage(): Promise<string> {
  return `npm run bench -- NAME [--quick] [--house=FOLDER] [--stories=NUMBER]
npm run bench -- related [CORPUS]
npm run bench -- desk [STORIES]

${names()
  .map((name) => `  ${name}`)
  .join('\n')}

  --quick          a short trial of the measurement itself; its figures mean nothing and are not kept
  --house=FOLDER   keeps the newsroom with its stories in that folder, and takes it from there the next time
  --stories=NUMBER another number of stories than the measurement's own

Figures are printed and written to benchmarks/results/NAME.json. How they are measured: docs/benchmarks.md.`
}
