import { spawnSync } from 'node:child_process'
import { cpus, freemem, loadavg, totalmem } from 'node:os'

/** What figures depend on. No name of the machine and no path: results are published. */
export type Machine = {
  cores: number
  processor: string
  memoryGb: number
  freeMemoryGb: number
  /** Load of the minute before: whether the machine was quiet. */
  loadBefore: number
  platform: string
  node: string
  nginx: string | null
  wrk: string | null
  next: string
  postgres: string | null
}

export function describeMachine(versions: { next: string; postgres: string | null }): Machine {
  const processors = cpus()
  return {
    cores: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    memoryGb: gigabytes(totalmem()),
    freeMemoryGb: gigabytes(freemem()),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    nginx: versionOf('nginx', '-v'),
    wrk: versionOf('wrk', '-v'),
    ...versions,
  }
}

/** Whether a program can be started. */
export function hasProgram(name: string): boolean {
  return spawnSync(name, ['-v'], { stdio: 'ignore' }).error === undefined
}

function versionOf(program: string, argument: string): string | null {
  const { stdout, stderr, error } = spawnSync(program, [argument], { encoding: 'utf8' })
  if (error) return null
  return /\d+\.\d+[\w.+-]*/.exec(`${stdout}${stderr}`)?.[0] ?? null
}

function gigabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 30)
}
