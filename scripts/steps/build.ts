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
 * Resolves to a lock that the caller keeps while it serves from the build: until then nobody builds anew under its feet.
 */
export async function build({
  dataDir,
  progress,
  env,
}: {
  dataDir: string
  progress: Report
  env?: Variables
}): Promise<FileLock> {
  return progress.step('Build', async (update, say) => {
    const ready = isBuilt(dataDir) ? await holdBuild() : undefined
    // Asked again: it may have been replaced before we had the lock.
    if (ready && isBuilt(dataDir)) {
      say('is of this source')
      return ready
    }
    ready?.release()
    const lock = await lockFile(lockPath('build'), { onWait: () => update({ text: 'waiting for another build' }) })
    try {
      if (isBuilt(dataDir)) say('is of this source')
      else say(`built in ${seconds(await buildAlone({ dataDir, update, env }))}`)
      return await holdBuild()
    } finally {
      lock?.release()
    }
  })
}

/** Where another newsroom serves from `.next`, a new build would take the files away from under it. */
async function buildAlone(options: Parameters<typeof runBuild>[0]): Promise<number> {
  const alone = await lockFile(lockPath('build-in-use'), { waitMs: 0 })
  if (!alone) {
    throw new AppError('build-in-use', {
      userMessage:
        'The source has changed, and a newsroom that is running here still serves the build of the earlier one: stop it first.',
    })
  }
  try {
    return await runBuild(options)
  } finally {
    alone.release()
  }
}

/** In an installation that this user cannot write, nobody builds, and no lock is needed. */
async function holdBuild(): Promise<FileLock> {
  const none = { release: () => {} }
  try {
    return (await lockFile(lockPath('build-in-use'), { shared: true })) ?? none
  } catch {
    return none
  }
}

/** Two commands with different DATA_DIRs share one `.next`, so its locks lie beside it. */
function lockPath(name: string): string {
  const folder = join('node_modules', '.cache', 'broadsheet')
  mkdirSync(folder, { recursive: true })
  return join(folder, `${name}.lock`)
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
