import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../lib/errors.ts'
import { type FileLock, lockFile } from './file-lock.ts'
import { type Report, seconds, type Update } from './report.ts'
import { runScript, type Variables } from './run-script.ts'
import { sourceHash } from './source-hash.ts'

const MARK = join('.next', 'broadsheet-source')
/** A cold build on two cores; the first real one replaces it. */
const FIRST_ESTIMATE_SECONDS = 100

/**
 * `next build`, unless `.next` holds a finished build of exactly this source. The mark is written last and removed first,
 * so that a build that was cut short is never taken for a whole one. Output goes to DATA_DIR/build.log.
 */
export async function build({
  dataDir,
  progress,
  env,
}: {
  dataDir: string
  progress: Report
  env?: Variables
}): Promise<void> {
  await progress.step('Build', async (update, say) => {
    if (isBuilt(dataDir)) return say('is of this source')
    const lock = await buildLock(update)
    try {
      // Another command may have built it while we waited.
      if (isBuilt(dataDir)) return say('is of this source')
      const took = await runBuild({ dataDir, update, env })
      say(`built in ${seconds(took)}`)
    } finally {
      lock?.release()
    }
  })
}

function isBuilt(dataDir: string): boolean {
  return existsSync(MARK) && readFileSync(MARK, 'utf8') === sourceHash('.', dataDir)
}

async function runBuild({
  dataDir,
  update,
  env = {},
}: {
  dataDir: string
  update: Update
  env: Variables | undefined
}): Promise<number> {
  const log = join(dataDir, 'build.log')
  const hash = sourceHash('.', dataDir)
  const expected = estimate(dataDir)
  const began = Date.now()
  writeFileSync(log, '')
  rmSync(MARK, { force: true })
  const timer = setInterval(() => {
    const elapsed = (Date.now() - began) / 1000
    update({ fraction: Math.min(0.99, elapsed / expected), text: `${Math.round(elapsed)} s of about ${expected} s` })
  }, 500)
  try {
    await runScript('node_modules/next/dist/bin/next', {
      args: ['build'],
      env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      onLine: (line) => appendFileSync(log, `${line}\n`),
    })
  } catch (error) {
    throw buildFailed(error, log)
  } finally {
    clearInterval(timer)
  }
  const took = Date.now() - began
  writeFileSync(join(dataDir, 'build.json'), `${JSON.stringify({ seconds: Math.ceil(took / 1000) })}\n`)
  writeFileSync(MARK, hash)
  return took
}

function estimate(dataDir: string): number {
  const file = join(dataDir, 'build.json')
  if (!existsSync(file)) return FIRST_ESTIMATE_SECONDS
  const { seconds: last }: { seconds?: number } = JSON.parse(readFileSync(file, 'utf8'))
  return last ?? FIRST_ESTIMATE_SECONDS
}

/** Two commands with different DATA_DIRs share one `.next`. */
async function buildLock(update: Update): Promise<FileLock | undefined> {
  const folder = join('node_modules', '.cache', 'broadsheet')
  mkdirSync(folder, { recursive: true })
  return lockFile(join(folder, 'build.lock'), { onWait: () => update({ text: 'waiting for another build' }) })
}

function buildFailed(cause: unknown, log: string): unknown {
  if (!(cause instanceof AppError) || cause.code !== 'script-failed') return cause
  const output = cause.message.split('\n').filter((line) => line.trim())
  const reason = output.find((line) => /error/i.test(line)) ?? output.at(-1) ?? ''
  return new AppError('build-failed', {
    userMessage: `The build failed, see ${log}: ${reason.trim()}`,
    message: cause.message,
    cause,
  })
}
