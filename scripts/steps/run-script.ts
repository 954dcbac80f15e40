import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { AppError } from '../../lib/errors.ts'

/** Variables for a child, on top of ours. */
export type Variables = Record<string, string | undefined>

const END_WITH_PARENT = new URL('./end-with-parent.ts', import.meta.url).href
const running = new Set<ChildProcess>()
let stopped = false

/**
 * Runs a file with this same Node and waits for it. Its own process group, so that a Ctrl-C reaches it through `stopScripts` only.
 * A status other than 0 rejects with `script-failed`, whose message ends with the last lines of output.
 */
export function runScript(
  file: string,
  { args = [], env = {}, onLine }: { args?: string[]; env?: Variables; onLine?: (line: string) => void } = {},
): Promise<void> {
  if (stopped) return Promise.reject(new AppError('stopped', { userMessage: 'Stopped.' }))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', END_WITH_PARENT, file, ...args], {
      env: { ...process.env, ...env, BROADSHEET_COMMAND: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    })
    running.add(child)
    const last: string[] = []
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        last.push(line)
        if (last.length > 40) last.shift()
        onLine?.(line)
      })
    }
    child.once('error', reject)
    child.once('close', (status, signal) => {
      running.delete(child)
      if (status === 0) return resolve()
      reject(scriptFailed({ file, status, signal, output: last }))
    })
  })
}

/** Ends what runs at the moment, children of children included (Next's build workers), and lets nothing start any more. */
export function stopScripts(): void {
  stopped = true
  for (const child of running) {
    if (child.pid === undefined) continue
    try {
      process.kill(-child.pid, 'SIGTERM')
    } catch {
      // Gone already.
    }
  }
}

function scriptFailed({
  file,
  status,
  signal,
  output,
}: {
  file: string
  status: number | null
  signal: NodeJS.Signals | null
  output: string[]
}): AppError {
  const text = output.join('\n')
  if (/ENOSPC|No space left on device|could not extend file/i.test(text)) {
    return new AppError('disk-full', {
      userMessage: 'The disk is full: make room and start again, nothing is lost.',
      message: text,
    })
  }
  const why =
    signal === 'SIGKILL' ? 'was killed, perhaps for want of memory' : `ended with ${signal ?? `status ${status}`}`
  return new AppError('script-failed', {
    userMessage: `${file} ${why}:\n    ${output.slice(-15).join('\n    ')}`,
    message: text,
  })
}
