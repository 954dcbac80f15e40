import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Env } from '../../lib/env.ts'
import { AppError } from '../../lib/errors.ts'
import { makeDataDir } from './data-dir.ts'
import { lockFile } from './file-lock.ts'
import { isPortFree } from './free-port.ts'
import type { Report } from './report.ts'
import { portTaken } from './server-process.ts'

/** A server whose start was killed ends by itself, after at most its drain of ten seconds. */
const ORPHAN_ENDS_MS = 12_000

/**
 * Makes sure before the long work that we shall be able to listen on PORT, and keeps a second start of this newsroom off it.
 * `release` at an orderly end; after a kill the mark that is then left tells the next start to wait for the killed one's server.
 */
export async function claimPort({ env, progress }: { env: Env; progress: Report }): Promise<{ release(): void }> {
  const { PORT, DATA_DIR } = env
  makeDataDir(DATA_DIR)
  const mark = join(DATA_DIR, `server-${PORT}.running`)
  const lock = await lockFile(join(DATA_DIR, `server-${PORT}.lock`), { waitMs: 0 })
  if (!lock) {
    throw new AppError('already-running', { userMessage: `This newsroom already runs on port ${PORT}: stop it first.` })
  }
  const deadline = existsSync(mark) ? Date.now() + ORPHAN_ENDS_MS : 0
  if (deadline && !(await isPortFree(PORT)))
    progress.line('    The server of an earlier start is still ending; waiting for it.')
  while (!(await isPortFree(PORT))) {
    if (Date.now() > deadline) {
      lock.release()
      throw portTaken(PORT)
    }
    await sleep(200)
  }
  writeFileSync(mark, '')
  return {
    release() {
      rmSync(mark, { force: true })
      lock.release()
    },
  }
}
