import { type ChildProcess, spawn } from 'node:child_process'

let running: ChildProcess | undefined

/** Runs a JavaScript file with this same Node, its output on ours; resolves to its exit status (1 if a signal ended it). */
export function runTool(file: string, args: string[] = [], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    running = child
    child.once('error', () => resolve(1))
    child.once('exit', (status) => {
      running = undefined
      resolve(status ?? 1)
    })
  })
}

/** Passes a signal on; the tool closes what it had opened. */
export function stopTool(): void {
  running?.kill('SIGINT')
}
