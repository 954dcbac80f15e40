import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { findBrowser } from './find-browser.ts'
import { runTool } from './run-tool.ts'

export type Outcome = {
  passed: number
  failed: number
  /** The failed tests by file and title, as far as the tool names them. */
  names?: string[]
}

export type TestStep = {
  name: string
  /** The step without which this one makes no sense. */
  needs?: string
  run(reports: string): Promise<Outcome>
}

/** Every check there is, quickest first. A tool without counts of its own counts as one check. */
export const testSteps: TestStep[] = [
  { name: 'lint', run: () => one(['@biomejs/biome/bin/biome', 'check', '--error-on-warnings']) },
  {
    name: 'types',
    async run() {
      // next-env.d.ts and the route types are not in the repository; a fresh clone has to make them first.
      const generated = await one(['next/dist/bin/next', 'typegen'])
      return generated.failed ? generated : one(['typescript/bin/tsc', '--noEmit'])
    },
  },
  { name: 'unit', run: (reports) => vitest('unit', reports) },
  { name: 'db', run: (reports) => vitest('db', reports) },
  {
    name: 'build',
    async run() {
      return (await runTool('scripts/build.ts')) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
    },
  },
  { name: 'e2e', needs: 'build', run: e2e },
]

async function one([tool = '', ...args]: string[]): Promise<Outcome> {
  const status = await runTool(join('node_modules', tool), args)
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function vitest(project: string, reports: string): Promise<Outcome> {
  const report = join(reports, `${project}.json`)
  const status = await runTool('node_modules/vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const { testResults, numPassedTests, numFailedTests }: VitestReport = read(report) ?? nothing
  const isFailed = ({ status }: { status: string }) => status === 'failed'
  // A file that could not be loaded has no tests to count, and is a failure all the same.
  const unloadable = testResults.filter((file) => isFailed(file) && !file.assertionResults.some(isFailed))
  const names = testResults.filter(isFailed).flatMap(({ name, assertionResults }) => {
    const titles = assertionResults.filter(isFailed).map(({ fullName }) => `: ${fullName}`)
    return (titles.length > 0 ? titles : ['']).map((title) => `${relative(process.cwd(), name)}${title}`)
  })
  return withStatus({ passed: numPassedTests, failed: numFailedTests + unloadable.length, names }, status)
}

async function e2e(reports: string): Promise<Outcome> {
  if (!existsSync('e2e') || !readdirSync('e2e').some((file) => file.endsWith('.spec.ts')))
    return { passed: 0, failed: 0 }
  const report = join(reports, 'e2e.json')
  const browser = await findBrowser({ say: (text) => process.stdout.write(`    ${text}\n`) })
  const status = await runTool('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  const { stats, suites }: PlaywrightReport = read(report) ?? noJourneys
  const names = suites.flatMap(failedJourneys)
  return withStatus({ passed: stats.expected, failed: stats.unexpected + stats.flaky, names }, status)
}

/** A tool that ended badly without a failed test (it crashed, or found no tests) is one failure. */
function withStatus(outcome: Outcome, status: number): Outcome {
  return status !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[]
}
type PlaywrightSuite = { file: string; specs: { title: string; ok: boolean }[]; suites?: PlaywrightSuite[] }
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  suites: PlaywrightSuite[]
}

const nothing: VitestReport = { numPassedTests: 0, numFailedTests: 0, testResults: [] }
const noJourneys: PlaywrightReport = { stats: { expected: 0, unexpected: 0, flaky: 0 }, suites: [] }

function failedJourneys({ file, specs, suites = [] }: PlaywrightSuite): string[] {
  const own = specs.filter(({ ok }) => !ok).map(({ title }) => `e2e/${file}: ${title}`)
  return [...own, ...suites.flatMap(failedJourneys)]
}

function read<T>(file: string): T | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
