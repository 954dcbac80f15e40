import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort } from '../../scripts/steps/free-port.ts'
import type { Report } from '../../scripts/steps/report.ts'
import { seconds } from '../../scripts/steps/report.ts'
import { runScript } from '../../scripts/steps/run-script.ts'
import { sourceHash } from '../../scripts/steps/source-hash.ts'
import { type ChildServer, startChild } from '../house/child-server.ts'
import { answers } from './compared-servers.ts'

const APP = join('benchmarks', 'next-cached')
const MARK = join(APP, '.next', 'broadsheet-source')
const NEXT = 'node_modules/next/dist/bin/next'

export type NextCached = ChildServer & {
  /** The story as a page of Next's, from Next's cache. */
  page: string
  /** The very bytes that our server sends, from a route handler in Next's cache. */
  bytes: string
}

/**
 * Starts `next start` with an app that shows a story with the same reading and the same theme, kept by Next itself. Built when
 * its source or ours has changed; the build stays beside the app.
 * @param path - the story's address
 * @param file - what the route handler answers with
 */
export async function startNextCached({
  folder,
  path,
  file,
  report,
}: {
  folder: string
  path: string
  file: string
  report: Report
}): Promise<NextCached> {
  await report.step('Next’s app', async (update, say) => {
    const hash = `${sourceHash('.', folder)} ${sourceHash(APP, folder)}`
    if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return say('built before')
    const began = Date.now()
    await runScript(NEXT, {
      args: ['build', APP],
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      onLine: (line) => update({ text: line.trim().slice(0, 60) }),
    })
    writeFileSync(MARK, hash)
    say(`built in ${seconds(Date.now() - began)}`)
  })
  const port = await freePort()
  const page = `http://127.0.0.1:${port}${path}`
  const server = await startChild({
    command: process.execPath,
    args: [NEXT, 'start', APP, '--port', String(port), '--hostname', '127.0.0.1'],
    variables: {
      SITE_URL: `http://localhost:${port}`,
      PORT: String(port),
      ROLE: 'site',
      BENCH_PAGE_FILE: resolve(file),
    },
    logFile: join(folder, 'next-cached.log'),
    isReady: () => answers(page),
  })
  return { ...server, page, bytes: `http://127.0.0.1:${port}/bytes/page` }
}
