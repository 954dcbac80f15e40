import { type ChildProcess, spawn } from 'node:child_process'
import { AppError } from '../../lib/errors.ts'
import type { Variables } from './run-script.ts'

export type ServerProcess = {
  /** Resolves when it listens; rejects when it cannot, or ends before. */
  ready: Promise<void>
  /** Resolves with what to say when it ends, wanted or not. */
  ended: Promise<string>
  /** Asks it to drain; after `drainMs` it is killed. Resolves when it is gone. */
  stop(): Promise<void>
  kill(): void
}

const DRAIN_MS = 15_000

/**
 * Runs server.ts in a process group of its own, so that a terminal's Ctrl-C comes to us alone and the server is stopped in order.
 * It says `ready` or `{ error }` over IPC, and ends by itself when that channel closes (we were killed).
 */
export function spawnServer({ dev, env }: { dev: boolean; env: Variables }): ServerProcess {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'server.ts', ...(dev ? ['--dev'] : [])],
    {
      env: { ...process.env, ...env, NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    },
  )
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (status, signal) => resolve(signal ? `ended by ${signal}` : `ended with status ${status}`))
  })
  const kill = () => killGroup(child)
  return {
    ready: becomesReady(child, ended),
    ended,
    kill,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const timer = setTimeout(kill, DRAIN_MS)
      await ended
      clearTimeout(timer)
      // Whatever the server itself had started and left.
      killGroup(child)
    },
  }
}

function becomesReady(child: ChildProcess, ended: Promise<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: unknown) => {
      if (message === 'ready') resolve()
      else if (message && typeof message === 'object' && 'error' in message) reject(cannotServe(message.error))
    })
    ended.then((how) => reject(new AppError('server-ended', { userMessage: `The server could not start: it ${how}.` })))
  })
}

function cannotServe(error: unknown): AppError {
  const text = typeof error === 'string' ? error : JSON.stringify(error)
  if (/EADDRINUSE/.test(text)) return portTaken(Number(process.env.PORT))
  return new AppError('server-error', { userMessage: `The server could not start: ${text}` })
}

export function portTaken(port: number): AppError {
  return new AppError('port-taken', {
    userMessage: `Port ${port} is taken by another program: stop that, or choose another port (PORT=${port + 1} npm start).`,
  })
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group is gone.
  }
}
