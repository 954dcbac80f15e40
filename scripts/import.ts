import { access, constants, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createCollector } from '../importers/collect-garbage.ts'
import { FORMATS } from '../importers/formats.ts'
import { describeReport } from '../importers/import-report.ts'
import type { ImportProgress } from '../importers/pipeline.ts'
import { createProgress } from '../importers/progress.ts'
import { AppError } from '../lib/errors.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import { SLUG_PATTERN } from '../newsroom/slug.ts'
import { openHouse } from './steps/open-house.ts'
import { operatorSentence } from './steps/operator-error.ts'

const USAGE = `npm run import -- archive FILE [options]

Reads stories from a file of JSON lines (importers/archive/README.md) and publishes them. Can be repeated: only lines that
changed since the last time are written.

  --dry-run            read, convert and check everything, write nothing
  --images             bring in pictures too, from beside the file or by their address
  --section SLUG:Name  the section of stories that name none; made when missing
  --map NAME           the file is in another form: digitalgov
  --base-url URL       what relative links and pictures in bodies are resolved against
  --source NAME        keeps the ids of this source apart from others' (default: the name of the form)
  --report-memory      print the memory in use every five seconds`

const status = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`\n${operatorSentence(error)}`)
  return 1
})
// Payload holds a connection that it never gives back: without this the process would wait for it for ever.
process.exit(status)

async function main(args: string[]): Promise<number> {
  const command = readCommand(args)
  if (typeof command === 'string') {
    console.error(command)
    return 2
  }
  const { file } = command
  const found = await access(file, constants.R_OK)
    .then(() => stat(file))
    .catch((cause: unknown) => {
      throw new AppError('no-file', { userMessage: `${file} cannot be read: is the path right?`, cause })
    })
  if (found.isDirectory()) {
    throw new AppError('no-file', { userMessage: `${file} is a folder: name the file of JSON lines in it.` })
  }
  const house = await openHouse({ mustExist: true })
  try {
    return await runCommand(command)
  } finally {
    await house.close()
  }
}

type Command = Exclude<ReturnType<typeof readCommand>, string>

async function runCommand(command: Command): Promise<number> {
  // After the house is open: Payload's configuration reads the environment when it is loaded.
  const [{ getPayload }, { default: config }] = await Promise.all([import('payload'), import('../payload.config.ts')])
  const [{ createPayloadWriter }, { createImageStore }, { runImport }] = await Promise.all([
    import('../importers/payload-writer.ts'),
    import('../importers/store-images.ts'),
    import('../importers/pipeline.ts'),
  ])
  const payload = await getPayload({ config })
  // Payload keeps its connections when it is destroyed. They see the database stop, which would end this process with a trace.
  const pool = payloadPool(payload)
  pool.on('error', () => {})
  const { file, namespace, images, reportMemory } = command
  const progress = createProgress({ reportMemory })
  const collect = createCollector()
  const onProgress = (done: ImportProgress) => {
    progress.update(done)
    if (done.phase === 'writing') collect(done.done)
  }
  const began = Date.now()
  try {
    const store = images ? createImageStore({ payload, namespace, archive: file }) : undefined
    const writer = createPayloadWriter({ payload, namespace, images: store })
    const report = await runImport({ ...command, writer, onProgress })
    progress.end()
    console.log(describeReport(report, (Date.now() - began) / 1000))
    return report.failed > 0 || report.isEmpty ? 1 : 0
  } finally {
    progress.end()
    await payload.destroy()
  }
}

/** The command, or a text that says what is wrong with it. */
function readCommand(args: string[]) {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n\n${USAGE}`
  }
  const { values, positionals } = parsed
  const [form, file] = positionals
  if (form !== 'archive' || !file || positionals.length > 2) return USAGE
  const name = values.map ?? 'archive'
  const format = FORMATS[name]
  if (!format) return `--map: there is no “${name}”; there are ${Object.keys(FORMATS).join(', ')}.`
  const section = values.section === undefined ? undefined : readSection(values.section)
  if (section === null) return '--section wants a slug and a name: --section news:News'
  const baseUrl = values['base-url']
  if (baseUrl !== undefined && !/^https?:\/\//i.test(baseUrl))
    return '--base-url wants an address such as https://example.org/'
  return {
    file,
    format,
    namespace: values.source ?? name,
    section,
    baseUrl,
    images: values.images ?? false,
    dryRun: values['dry-run'] ?? false,
    reportMemory: values['report-memory'] ?? false,
  }
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean' },
      images: { type: 'boolean' },
      section: { type: 'string' },
      map: { type: 'string' },
      'base-url': { type: 'string' },
      source: { type: 'string' },
      'report-memory': { type: 'boolean' },
    },
  })
}

function readSection(text: string): { slug: string; name: string } | null {
  const [, slug, name] = /^([^:]+):(.+)$/.exec(text) ?? []
  return slug && SLUG_PATTERN.test(slug) && name?.trim() ? { slug, name: name.trim() } : null
}
