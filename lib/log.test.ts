import { afterEach, expect, test, vi } from 'vitest'
import { log } from './log.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('a line stays one that somebody reads, whatever failed', () => {
  const lines: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  const params = 'a secret, '.repeat(300_000)
  log.error('save failed', new Error(`Failed query: update users\nparams: ${params}`), { path: 'x'.repeat(1_000_000) })
  log.error('save failed', params)
  for (const line of lines) {
    expect(line.length).toBeLessThan(12_000)
    expect(JSON.parse(line)).toMatchObject({ level: 'error', event: 'save failed' })
  }
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    error: 'Failed query: update users',
    stack: expect.stringContaining('log.test.ts'),
  })
  expect(lines[0]).not.toContain('a secret')
})
