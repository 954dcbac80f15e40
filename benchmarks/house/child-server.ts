import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs'
import { AppError } from '../../lib/errors.ts'

export type ChildServer = {
  pid: number
  /** Resolves with how it ended, wanted or not. */
  ended: Promise<string>
  hasEnded(): boolean
  stop(): Promise<void>
}

const PATIENCE_MS = 60_000
const DRAIN_MS = 12_000

/**
 * Starts a program that serves, and waits until it answers. What it prints goes to a file: a measurement's own output stays readable.
 * @param isReady - asked again and again until it is true
 */
export async function startChild({
  command,
  args,
  variables = {},
  logFile,
  isReady,
}: {
  command: string
  args: string[]
  variables?: Record<string, string>
  logFile: string
  isReady: () => Promise<boolean>
}): Promise<ChildServer> {
  const log = openSync(logFile, 'a')
  const child = spawn(command, args, {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...variables },
    // The channel: servers of ours end by themselves when it closes, that is when we were killed.
    stdio: ['ignore', log, log, ...(command === process.execPath ? (['ipc'] as const) : [])],
  })
  closeSync(log)
  let end: string | undefined
  const ended = new Promise<string>((resolve) => {
    const note = (how: string) => {
      end = how
      appendFileSync(logFile, `-- ${how}\n`)
      resolve(how)
    }
    child.once('error', (error) => note(error.message))
    child.once('exit', (status, signal) => note(signal ? `ended by ${signal}` : `ended with status ${status}`))
  })
  const server = { pid: child.pid ?? 0, ended, hasEnded: () => end !== undefined, stop: () => stopChild(child, ended) }
  const deadline = Date.now() + PATIENCE_MS
  while (!(await isReady())) {
    if (end === undefined && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    await server.stop()
    const output = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n    ')
    throw new AppError('bench-server', { message: `${command} ${args[0]} ${end ?? 'did not answer'}:\n    ${output}` })
  }
  return server
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS)
  await ended
  clearTimeout(timer)
}
