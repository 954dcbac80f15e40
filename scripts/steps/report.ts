export type Update = (progress: { fraction?: number; text?: string }) => void

export type Report = {
  line(text?: string): void
  /** Runs one step and prints its line with what `work` returned (or nothing) and the time it took. */
  step<T>(title: string, work: (update: Update, say: (result: string) => void) => Promise<T>): Promise<T>
}

const BAR_WIDTH = 24
const PLAIN_INTERVAL_MS = 15_000
const TITLE_WIDTH = 12

/** A line per step with its time; on a terminal a bar while a step works, elsewhere a line now and then. */
export function createReport(out: NodeJS.WriteStream = process.stdout): Report {
  return {
    line: (text = '') => void out.write(`${text}\n`),
    async step(title, work) {
      const began = Date.now()
      let result = ''
      const bar = out.isTTY ? terminalBar(out, title, began) : plainLines(out, title)
      try {
        const value = await work(bar.update, (text) => {
          result = text
        })
        bar.end()
        out.write(`  ✓ ${[title.padEnd(TITLE_WIDTH), result.padEnd(44), seconds(Date.now() - began)].join(' ')}\n`)
        return value
      } catch (error) {
        bar.end()
        out.write(`  ✗ ${title}\n`)
        throw error
      }
    },
  }
}

/** For commands whose own output must stay alone. */
export const silentReport: Report = {
  line: () => {},
  step: (_title, work) =>
    work(
      () => {},
      () => {},
    ),
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

type Bar = { update: Update; end(): void }

function terminalBar(out: NodeJS.WriteStream, title: string, began: number): Bar {
  let current: Parameters<Update>[0] = {}
  const draw = () => {
    const { fraction, text = '' } = current
    const filled = Math.round(Math.min(1, fraction ?? 0) * BAR_WIDTH)
    const bar = fraction === undefined ? '' : `[${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}] `
    const line = `    ${title.padEnd(TITLE_WIDTH)} ${bar}${text} ${seconds(Date.now() - began)}`
    out.write(`\r\x1b[2K${line.slice(0, (out.columns || 80) - 1)}`)
  }
  const timer = setInterval(draw, 200)
  timer.unref()
  return {
    update(progress) {
      current = progress
    },
    end() {
      clearInterval(timer)
      out.write('\r\x1b[2K')
    },
  }
}

function plainLines(out: NodeJS.WriteStream, title: string): Bar {
  let printed = Date.now()
  return {
    update({ fraction, text = '' }) {
      if (Date.now() - printed < PLAIN_INTERVAL_MS) return
      printed = Date.now()
      const share = fraction === undefined ? '' : `${Math.round(fraction * 100)} % `
      out.write(`    ${title.padEnd(TITLE_WIDTH)} ${share}${text}\n`)
    },
    end() {},
  }
}
