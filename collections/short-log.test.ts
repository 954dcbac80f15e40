import { expect, test, vi } from 'vitest'
import { shortLog } from './short-log.ts'

const LONG = 'x'.repeat(1_000_000)

/** What is written of what Payload gives its log. */
function written(...given: unknown[]): unknown[] {
  const write = vi.fn()
  if (!('options' in (shortLog as object))) throw new Error('no options')
  const { options } = shortLog as { options: { hooks: { logMethod: (given: unknown[], write: unknown) => void } } }
  options.hooks.logMethod.call({}, given, write)
  return write.mock.calls[0] ?? []
}

test('Payload’s log carries no statement’s parameters, however it is given the error', () => {
  const failed = new Error(`Failed query: insert into articles\nparams: a secret,${LONG}`)
  const lines = [
    written(failed),
    written({ err: failed, msg: failed.message.slice(0, 30) }),
    written(`${LONG}`, failed),
  ]
  for (const line of lines) {
    const errors = line.flatMap((each) => (each instanceof Error ? each : (Object.values(Object(each)) as unknown[])))
    const texts = errors.map((each) => (each instanceof Error ? `${each.message}${each.stack}` : String(each))).join('')
    expect(texts).toContain('Failed query: insert into articles')
    expect(texts).not.toContain('a secret')
    expect(texts.length).toBeLessThan(10_000)
  }
})

test('what it says of somebody’s mistake is cut, and the rest left as it is', () => {
  expect(written({ msg: `not queried: ${LONG}`, count: 3 }, 'told')).toEqual([
    { msg: expect.stringMatching(/^not queried: x+… and \d+ characters more$/), count: 3 },
    'told',
  ])
})
