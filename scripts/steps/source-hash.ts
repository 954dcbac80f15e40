import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

/** What lies beside the product and never goes into a build. */
const OUTSIDE = [
  'node_modules',
  'scripts',
  'docs',
  'e2e',
  'benchmarks',
  'test-results',
  'playwright-report',
  'coverage',
]
const OUTSIDE_FILE =
  /\.(test|spec)\.tsx?$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$|^\.env|^\.git|^vitest\.config|^playwright\.config|^docker|^Dockerfile|\.log$/

/** One hash over the contents of every file that `next build` may read. DATA_DIR may lie in the project, and is left out. */
export function sourceHash(root: string, dataDir: string): string {
  const hash = createHash('sha256')
  for (const file of sourceFiles(resolve(root), resolve(dataDir))) {
    const content = readFileSync(file)
    hash.update(`${relative(resolve(root), file).split(sep).join('/')}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function sourceFiles(root: string, dataDir: string): string[] {
  const files = readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    const path = join(root, entry.name)
    if (OUTSIDE.includes(entry.name) || path === dataDir) return []
    // .git, .next, .data and the like
    if (entry.isDirectory() && entry.name.startsWith('.')) return []
    return entry.isDirectory() ? filesBelow(path, dataDir) : isSource(entry) ? [path] : []
  })
  return files.sort()
}

function filesBelow(folder: string, dataDir: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    const inData = path.startsWith(`${dataDir}${sep}`)
    return isSource(entry) && !inData ? [path] : []
  })
}

function isSource(entry: { name: string; isFile(): boolean }): boolean {
  return entry.isFile() && !OUTSIDE_FILE.test(entry.name)
}
