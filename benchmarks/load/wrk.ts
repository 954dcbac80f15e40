import { spawn } from 'node:child_process'
import { AppError } from '../../lib/errors.ts'

export type WrkResult = {
  perSecond: number
  requests: number
  /** Milliseconds, in a closed loop: for a rough idea only, our own generator measures how long readers wait. */
  p99: number
  megabytesPerSecond: number
  /** Answers other than 2xx and 3xx, and failures of connections. */
  failures: number
}

/** Runs wrk, one thread of it: it shares the machine with the server that it measures. */
export async function runWrk({
  url,
  headers = {},
  connections,
  seconds,
}: {
  url: string
  headers?: Record<string, string>
  connections: number
  seconds: number
}): Promise<WrkResult> {
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s', ...fields, url]
  const output = await new Promise<string>((resolve, reject) => {
    const child = spawn('wrk', args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
    })
    child.stderr.on('data', (chunk) => {
      text += chunk
    })
    child.once('error', reject)
    child.once('close', (status) => {
      if (status === 0) resolve(text)
      else reject(new AppError('wrk-failed', { message: `wrk ended with ${status}: ${text}` }))
    })
  })
  return parseWrk(output)
}

/** Reads what wrk prints. */
export function parseWrk(output: string): WrkResult {
  const perSecond = /^Requests\/sec:\s+([\d.]+)/m.exec(output)?.[1]
  const transfer = /^Transfer\/sec:\s+([\d.]+)(KB|MB|GB|B)/m.exec(output)
  const [, requests] = /^\s*(\d+) requests in /m.exec(output) ?? []
  const [, p99, unit] = /^\s*99%\s+([\d.]+)(us|ms|s|m)/m.exec(output) ?? []
  if (perSecond === undefined || requests === undefined)
    throw new AppError('wrk-output', { message: `what wrk printed cannot be read: ${output}` })
  const [, non2xx = '0'] = /Non-2xx or 3xx responses: (\d+)/.exec(output) ?? []
  const socket = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(output)?.slice(1) ?? []
  return {
    perSecond: Number(perSecond),
    requests: Number(requests),
    p99: Number(p99 ?? Number.NaN) * (MILLISECONDS[unit ?? ''] ?? 1),
    megabytesPerSecond: Number(transfer?.[1] ?? 0) * (MEGABYTES[transfer?.[2] ?? ''] ?? 0),
    failures: Number(non2xx) + socket.reduce((sum, value) => sum + Number(value), 0),
  }
}

const MILLISECONDS: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 }
const MEGABYTES: Record<string, number> = { B: 1 / 2 ** 20, KB: 1 / 1024, MB: 1, GB: 1024 }
