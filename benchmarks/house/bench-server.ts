import { join } from 'node:path'
import { freePort } from '../../scripts/steps/free-port.ts'
import { fetchResponse } from '../load/fetch-response.ts'
import { type ChildServer, startChild } from './child-server.ts'
import { readMemory, readProcessorTime } from './read-process.ts'

export type BenchServer = ChildServer & {
  /** `http://127.0.0.1:PORT` */
  origin: string
  /** Megabytes of memory that it really holds. */
  memory(): number
  /** Seconds of processor time that it has used since its start. */
  processorTime(): number
  /** A counter of `/internal/metrics`, summed over its labels; undefined where there is none of this name, or no answer. */
  metric(name: string): Promise<number | undefined>
}

/** Starts `server.ts` as `npm start` does, for readers alone or for everything. */
export async function spawnBenchServer({
  dataDir,
  role = 'site',
  variables = {},
}: {
  dataDir: string
  role?: 'site' | 'all'
  variables?: Record<string, string>
}): Promise<BenchServer> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  // A process for readers has no other connection than theirs, as in a larger installation.
  const withheld: Record<string, string> = role === 'site' ? { DATABASE_URL: '', PAYLOAD_SECRET: '' } : {}
  const child = await startChild({
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', 'server.ts'],
    variables: {
      ...withheld,
      PORT: String(port),
      ROLE: role,
      SITE_URL: `http://localhost:${port}`,
      INSTANCE_URL: origin,
      ...variables,
    },
    logFile: join(dataDir, `server-${port}.log`),
    isReady: async () => (await fetchResponse(`${origin}/internal/ready`).catch(() => undefined))?.status === 200,
  })
  return {
    ...child,
    origin,
    memory: () => readMemory(child.pid),
    processorTime: () => readProcessorTime(child.pid),
    async metric(name) {
      const response = await fetchResponse(`${origin}/internal/metrics`).catch(() => undefined)
      return response?.status === 200 ? readMetric(response.body.toString(), name) : undefined
    },
  }
}

/** The sum of all lines of a metric in Prometheus' text form. */
export function readMetric(text: string, name: string): number | undefined {
  const values = text.split('\n').flatMap((line) => {
    const [, of, value] = /^([a-zA-Z_:][\w:]*)(?:\{.*\})? ([^ ]+)/.exec(line) ?? []
    return of === name ? [Number(value)] : []
  })
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : undefined
}
