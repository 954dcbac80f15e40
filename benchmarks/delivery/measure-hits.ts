import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchServer } from '../house/bench-server.ts'
import { fetchResponse } from '../load/fetch-response.ts'
import { runLoad } from '../load/start-load.ts'
import { runWrk } from '../load/wrk.ts'
import { hasProgram } from '../machine.ts'
import type { Bench, Check, Table } from '../measurement.ts'
import { median } from '../statistics.ts'
import { commonHeaders, type ServedPage, startBareNode, startNginx } from './compared-servers.ts'
import { startNextCached } from './next-cached.ts'

/** Connections that are kept open and ask without a pause. */
const CONNECTIONS = 64

/** One server asked for one form of the page. */
type Target = {
  server: string
  form: Form
  url: string
  headers: Record<string, string>
  status: number
  bytes: number
}
type Form = 'plain' | 'brotli' | '304'
type Round = { perSecond: number; p99: number; failures: number }

export async function measureHits(
  bench: Bench,
  { server, path, folder }: { server: BenchServer; path: string; folder: string },
): Promise<{ tables: Table[]; checks: Check[]; data: unknown }> {
  const { rounds, seconds, warmUp } = bench.quick
    ? { rounds: 2, seconds: 1, warmUp: 1 }
    : { rounds: 5, seconds: 8, warmUp: 3 }
  const targets = await findTargets(bench, { server, path, folder })
  const wrong: string[] = []
  const tool = hasProgram('wrk') ? 'wrk' : 'own'
  const measured = new Map<Target, Round[]>(targets.map((target) => [target, []]))
  await bench.report.step('Hits', async (update, say) => {
    for (const target of targets) {
      update({ fraction: 0, text: `warming up ${target.server}` })
      await ask(tool, target, warmUp)
    }
    // Interleaved: what else the machine does falls on all of them alike.
    for (let round = 0; round < rounds; round++) {
      for (const [place, target] of targets.entries()) {
        const done = round * targets.length + place
        update({
          fraction: done / (rounds * targets.length),
          text: `round ${round + 1}, ${target.server} ${target.form}`,
        })
        measured.get(target)?.push(await ask(tool, target, seconds))
        await sleep(200)
      }
    }
    for (const target of targets) if (!(await isRight(target))) wrong.push(`${target.server} ${target.form}`)
    say(`${rounds} rounds of ${seconds} s for each of ${targets.length}`)
  })
  return describe([...measured], { tool, wrong })
}

async function findTargets(
  bench: Bench,
  { server, path, folder }: { server: BenchServer; path: string; folder: string },
): Promise<Target[]> {
  const url = server.origin + path
  // The first is the miss.
  await fetchResponse(url)
  const plain = await fetchResponse(url)
  const brotli = await fetchResponse(url, { 'Accept-Encoding': 'br' })
  const page: ServedPage = { plain: plain.body, brotli: brotli.body, headers: commonHeaders(plain.headers) }
  const file = join(folder, 'served-page.html')
  writeFileSync(file, page.plain)
  const node = await startBareNode(folder, page)
  bench.onEnd(() => node.stop())
  const next = await startNextCached({ folder, path, file, report: bench.report })
  bench.onEnd(() => next.stop())
  const nginx = hasProgram('nginx') ? await startNginx(folder, page) : undefined
  if (nginx) bench.onEnd(() => nginx.stop())
  else bench.report.line('  There is no nginx on this machine: its rows are left out.')

  const target = async (
    name: string,
    form: Form,
    address: string,
    given: Record<string, string> = {},
  ): Promise<Target> => {
    const headers =
      form === '304' ? { 'If-None-Match': (await fetchResponse(address)).headers.get('etag') ?? '' } : given
    const { status, body } = await fetchResponse(address, headers)
    return { server: name, form, url: address, headers, status, bytes: body.length }
  }
  const accept = { 'Accept-Encoding': 'br' }
  return [
    await target('Broadsheet', 'plain', url),
    ...(nginx ? [await target('nginx', 'plain', nginx.plain)] : []),
    await target('node:http', 'plain', node.plain),
    await target('Next, its page', 'plain', next.page),
    await target('Next, same bytes', 'plain', next.bytes),
    await target('Broadsheet', 'brotli', url, accept),
    ...(nginx ? [await target('nginx', 'brotli', nginx.brotli, accept)] : []),
    await target('node:http', 'brotli', node.brotli, accept),
    await target('Broadsheet', '304', url),
    ...(nginx ? [await target('nginx', '304', nginx.plain)] : []),
  ]
}

async function ask(tool: 'wrk' | 'own', { url, headers }: Target, seconds: number): Promise<Round> {
  if (tool === 'wrk') return runWrk({ url, headers, connections: CONNECTIONS, seconds })
  const { origin, pathname } = new URL(url)
  const pace = { kind: 'closed' } as const
  const stream = { name: 'hits', pace, connections: CONNECTIONS, paths: [pathname], order: 'cycle' as const, headers }
  const { streams } = await runLoad({ origin, seconds, streams: [stream] })
  const [result] = streams
  if (!result) throw new Error('the load generator gave no result')
  const failed = Object.values(result.errors).reduce((sum, count) => sum + count, 0)
  return { perSecond: result.done / result.seconds, p99: result.latency.p99, failures: failed }
}

/** Whether it still answers as at first: under load a server may have begun to answer with something else, which would be quick and wrong. */
async function isRight({ form, url, headers, status, bytes }: Target): Promise<boolean> {
  const expected = form === '304' ? 304 : 200
  const now = await fetchResponse(url, headers).catch(() => undefined)
  return status === expected && now?.status === expected && now.body.length === bytes
}

function describe(measured: [Target, Round[]][], { tool, wrong }: { tool: 'wrk' | 'own'; wrong: string[] }) {
  const rate = (server: string, form: Form) => {
    const rounds = measured.find(([target]) => target.server === server && target.form === form)?.[1]
    return rounds ? median(rounds.map(({ perSecond }) => perSecond)) : Number.NaN
  }
  const rows = measured.map(([{ server, form, bytes }, rounds]) => {
    const rates = rounds.map(({ perSecond }) => perSecond)
    const middle = median(rates)
    return [
      server,
      form,
      bytes,
      middle,
      Math.min(...rates),
      Math.max(...rates),
      middle / rate('nginx', form),
      form === 'plain' ? middle / rate('Next, its page', 'plain') : undefined,
      rounds.reduce((sum, { failures }) => sum + failures, 0),
    ]
  })
  const table: Table = {
    title: `Hits: requests a second, ${CONNECTIONS} connections, ${tool === 'wrk' ? 'wrk' : 'our own generator (there is no wrk here)'}`,
    columns: ['server', 'form', 'bytes', 'median', 'lowest', 'highest', 'to nginx', 'to Next', 'failures'],
    rows,
    note: 'Load generator and servers share the cores; ratios matter, not absolute figures.',
  }
  const checks: Check[] = (['plain', 'brotli', '304'] as const)
    .map((form) => ({ form, ratio: rate('Broadsheet', form) / rate('nginx', form) }))
    .filter(({ ratio }) => !Number.isNaN(ratio))
    .map(({ form, ratio }) => ({
      what: `hits (${form}) against nginx with the same bytes`,
      required: 'at least 0.5, aim 0.8',
      measured: ratio.toFixed(2),
      holds: ratio >= 0.5,
    }))
  const toNext = rate('Broadsheet', 'plain') / rate('Next, its page', 'plain')
  checks.push({
    what: 'hits against the same page cached by Next',
    required: 'at least 10 times',
    measured: toNext.toFixed(1),
    holds: toNext >= 10,
  })
  const failures = measured.reduce((sum, [, rounds]) => sum + rounds.reduce((all, round) => all + round.failures, 0), 0)
  checks.push({ what: 'failed requests', required: '0', measured: String(failures), holds: failures === 0 })
  checks.push({
    what: 'answers before and after the load are the same page',
    required: 'all',
    measured: wrong.length === 0 ? 'all' : `not those of ${wrong.join(', ')}`,
    holds: wrong.length === 0,
  })
  const data = measured.map(([{ server, form }, rounds]) => ({ server, form, rounds }))
  return { tables: [table], checks, data }
}
