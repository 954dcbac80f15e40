import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopAbandoned } from '../../scripts/steps/postgres-process.ts'

const PREFIX = 'broadsheet-test-'
const A_MINUTE = 60_000

/** A new, empty DATA_DIR for one run of tests; `remove` it afterwards. What killed runs left behind is cleared away first. */
export async function makeTestDataDir(): Promise<{ dataDir: string; remove(): void }> {
  await removeAbandoned()
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX))
  // mkdtemp lets nobody else in; root's database runs as another account and has to pass.
  chmodSync(dataDir, 0o711)
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!name.startsWith(PREFIX) || !existsSync(folder) || !isOursAndOld(folder)) continue
    if (await stopAbandoned(folder)) rmSync(folder, { recursive: true, force: true })
  }
}

function isOursAndOld(folder: string): boolean {
  const { uid, mtimeMs } = statSync(folder)
  return uid === process.getuid?.() && Date.now() - mtimeMs > A_MINUTE
}
