import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AppError } from '../../lib/errors.ts'
import { HOUSE_VARIABLES } from '../../lib/testing/house-variables.ts'
import { build } from '../../scripts/steps/build.ts'
import { openHouse } from '../../scripts/steps/open-house.ts'
import type { Report } from '../../scripts/steps/report.ts'
import { withClient } from '../../scripts/steps/with-client.ts'
import { type Corpus, createCorpus, type Rendition } from '../corpus/corpus.ts'
import { makePictures } from '../corpus/make-pictures.ts'
import { type WriteTimes, writeCorpus } from '../corpus/write-corpus.ts'
import { type BenchServer, spawnBenchServer } from './bench-server.ts'

export type HouseOptions = {
  stories: number
  seed?: number
  authors?: number
  tags?: number
  years?: number
  words?: number
}

export type BenchHouse = {
  corpus: Corpus
  dataDir: string
  /** The newsroom's owner, as the desk would connect. */
  databaseUrl: string
  /** Past every rule, for what no newsroom does. */
  superuserUrl: string
  /** What writing the stories took; undefined in a house that was kept. */
  writing: WriteTimes | undefined
  postgresVersion: string
  /** Starts `server.ts` of the build of this source on a free port; stopped with the house. */
  startServer(options?: { role?: 'site' | 'all'; variables?: Record<string, string> }): Promise<BenchServer>
  close(): Promise<void>
}

/** What a house to be used again was filled with. Counted up when the corpus comes out otherwise for the same options. */
const CORPUS_VERSION = 3

/**
 * A newsroom for one run: own Postgres in a temporary folder, migrated, filled with a corpus.
 * @param keptIn - a folder to keep it in, and to find it again with the same corpus: for whoever measures often
 */
export async function openBenchHouse({
  stories,
  seed = 1,
  authors = 2000,
  tags = 20_000,
  years,
  words = 900,
  keptIn,
  report,
  isGivenUp = () => false,
}: HouseOptions & { keptIn?: string | undefined; report: Report; isGivenUp?: () => boolean }): Promise<BenchHouse> {
  const dataDir = keptIn ? resolve(keptIn) : makeTemporaryFolder()
  // Whatever the shell or a .env says. Set and empty, because Next reads .env too.
  Object.assign(process.env, Object.fromEntries(HOUSE_VARIABLES.map((name) => [name, ''])), {
    DATA_DIR: dataDir,
    ROLE: 'all',
    DEMO: '0',
  })
  // The temporary folder goes in any case: a run that failed must not fill the disk.
  const discard = () => (keptIn ? undefined : rmSync(dataDir, { recursive: true, force: true }))
  const servers: BenchServer[] = []
  let opened: Awaited<ReturnType<typeof openHouse>> | undefined
  let closing: Promise<void> | undefined
  // Whoever opens one house after the other closes each, and the end of the run closes all.
  const close = () => {
    closing ??= Promise.all(servers.map((server) => server.stop()))
      .then(() => opened?.close())
      .then(discard)
    return closing
  }
  try {
    const house = await openHouse({ progress: report, envFile: false })
    opened = house
    const inUse = await build({ dataDir, progress: report })
    process.once('exit', () => inUse.release())
    const superuserUrl = new URL(house.superuserUrl ?? house.env.DATABASE_URL)
    superuserUrl.pathname = new URL(house.env.DATABASE_URL).pathname
    const { corpus, writing } = await fill({
      dataDir,
      url: superuserUrl.href,
      options: { stories, seed, authors, tags, years, words },
      report,
      isGivenUp,
    })
    return {
      corpus,
      dataDir,
      databaseUrl: house.env.DATABASE_URL,
      superuserUrl: superuserUrl.href,
      writing,
      postgresVersion: await readVersion(house.env.DATABASE_URL),
      async startServer(options) {
        const server = await spawnBenchServer({ dataDir, ...options })
        servers.push(server)
        return server
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

type Filling = {
  dataDir: string
  url: string
  options: Required<Omit<HouseOptions, 'years'>> & { years: number | undefined }
  report: Report
  isGivenUp: () => boolean
}

async function fill({
  dataDir,
  url,
  options,
  report,
  isGivenUp,
}: Filling): Promise<{ corpus: Corpus; writing?: WriteTimes }> {
  const note = join(dataDir, 'corpus.json')
  const wanted = JSON.stringify({ version: CORPUS_VERSION, ...options })
  const kept = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : undefined
  if (kept && kept.wanted !== wanted)
    throw new Error(`${dataDir} holds another corpus (${kept.wanted}): name another folder, or delete it`)
  if (kept)
    return report.step('Corpus', async (_update, say) => {
      say(`${options.stories.toLocaleString('en')} stories, kept from before`)
      return { corpus: createCorpus({ ...options, renditions: kept.renditions }) }
    })
  const renditions = await report.step('Pictures', async (_update, say) => {
    const made: Rendition[] = await makePictures(join(dataDir, 'renditions'))
    say(`${made.length} with their renditions`)
    return made
  })
  return report.step('Corpus', async (update, say) => {
    const corpus = createCorpus({ ...options, renditions })
    const { stories } = options
    const onProgress = (done: number, doing = `${done} of ${stories} stories`) => {
      if (isGivenUp()) throw new AppError('stopped', { userMessage: 'Stopped.' })
      update({ fraction: done / stories, text: doing })
    }
    const writing = await withClient(url, (client) =>
      withClient(url, (helper) => writeCorpus({ client, helpers: [helper], corpus, onProgress })),
    )
    writeFileSync(note, `${JSON.stringify({ wanted, renditions })}\n`)
    say(`${stories.toLocaleString('en')} stories`)
    return { corpus, writing }
  })
}

function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  // mkdtemp lets nobody else in; root's database runs as another account and has to pass.
  chmodSync(folder, 0o711)
  return folder
}

async function readVersion(url: string): Promise<string> {
  const { rows } = await withClient(url, (client) => client.query('show server_version'))
  return String(rows[0].server_version).split(' ')[0] ?? ''
}
