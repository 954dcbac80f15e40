import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operatorSentence } from './steps/operator-error.ts'
import { seconds } from './steps/report.ts'
import { stopTool } from './steps/run-tool.ts'
import { type Outcome, testSteps } from './steps/test-steps.ts'

// `npm test` runs every check; `npm test -- --only unit,db` some of them. The last line is always `N passed, N failed`.
const only = process.argv[process.argv.indexOf('--only') + 1]?.split(',')
const chosen = process.argv.includes('--only') ? testSteps.filter(({ name }) => only?.includes(name)) : testSteps
const outcomes = new Map<string, Outcome>()
const reports = mkdtempSync(join(tmpdir(), 'broadsheet-reports-'))
let interrupted = false

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true
    stopTool()
  })
}

const lines: string[] = []
for (const step of chosen) {
  if (interrupted) break
  process.stdout.write(`\n── ${step.name}\n`)
  const began = Date.now()
  const outcome = await runStep(step)
  outcomes.set(step.name, outcome)
  const { passed, failed } = outcome
  lines.push(
    `${failed ? '✗' : '✓'} ${step.name.padEnd(6)} ${passed} passed, ${failed} failed  ${seconds(Date.now() - began)}`,
  )
  process.stdout.write(`${lines.at(-1)}\n`)
}
rmSync(reports, { recursive: true, force: true })

const all = [...outcomes.values()]
const names = all.flatMap((outcome) => (outcome.names ?? []).map((name) => `  ✗ ${name}\n`))
const passed = all.reduce((sum, outcome) => sum + outcome.passed, 0)
const failed = all.reduce((sum, outcome) => sum + outcome.failed, 0) + (interrupted || chosen.length === 0 ? 1 : 0)
process.stdout.write(
  `\n── all\n${lines.join('\n')}\n${names.join('')}${interrupted ? 'Interrupted.\n' : ''}${passed} passed, ${failed} failed\n`,
)
process.exit(failed > 0 ? 1 : 0)

async function runStep(step: (typeof testSteps)[number]): Promise<Outcome> {
  if (step.needs && outcomes.get(step.needs)?.failed) {
    process.stdout.write(`Not run: ${step.needs} failed.\n`)
    return { passed: 0, failed: 1 }
  }
  try {
    return await step.run(reports)
  } catch (error) {
    process.stdout.write(`${operatorSentence(error)}\n`)
    return { passed: 0, failed: 1 }
  }
}
