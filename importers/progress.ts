import type { ImportProgress } from './pipeline.ts'

const TITLES = { reading: 'Reading', writing: 'Writing', linking: 'Linking' }
const WIDTH = 24

/** A bar on a terminal, a line every ten seconds elsewhere: how far, how fast, how much longer, how much memory. */
export function createProgress({
  reportMemory,
  out = process.stderr,
}: {
  reportMemory: boolean
  out?: NodeJS.WriteStream
}) {
  let phase: ImportProgress['phase'] | undefined
  let began = Date.now()
  let drawn = 0
  let sampled = Date.now()
  const isBar = out.isTTY && !reportMemory

  return {
    update(progress: ImportProgress): void {
      const now = Date.now()
      if (progress.phase !== phase) {
        phase = progress.phase
        began = now
        drawn = isBar ? 0 : now
      }
      if (reportMemory && now - sampled >= 5000) {
        sampled = now
        out.write(`  memory ${megabytes()} MB after ${progress.done} of ${progress.total}\n`)
      }
      if (now - drawn < (isBar ? 200 : 10_000)) return
      drawn = now
      const line = describeProgress(progress, (now - began) / 1000)
      out.write(isBar ? `\r\x1b[2K${line.slice(0, (out.columns || 80) - 1)}` : `${line}\n`)
    },
    end(): void {
      if (isBar && drawn > 0) out.write('\r\x1b[2K')
      if (reportMemory && phase) out.write(`  memory ${megabytes()} MB at the end\n`)
      drawn = 0
      phase = undefined
    },
  }
}

/** @param seconds - since this phase began */
export function describeProgress({ phase, done, total }: ImportProgress, seconds: number): string {
  const share = total > 0 ? done / total : 1
  const filled = Math.round(share * WIDTH)
  const bar = `[${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %`
  if (phase === 'reading') return `  ${TITLES[phase]} ${bar}`
  const rate = seconds > 0 ? done / seconds : 0
  const left = rate > 0 ? clock((total - done) / rate) : '–'
  return `  ${TITLES[phase]} ${bar}  ${done} of ${total}  ${rate.toFixed(1)}/s  ${left} left  ${megabytes()} MB`
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024)
}

function clock(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
