import { expect, test, vi } from 'vitest'
import { turnstile } from './turnstile.ts'

function work() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  return { run: vi.fn(() => promise), resolve, reject }
}

test('only so much is done at once, the others in the order in which they came', async () => {
  const pass = turnstile({ atOnce: 2, mostWaiting: 5, waitMs: 10_000 })
  const works = [work(), work(), work(), work()]
  const [one, two, three, four] = works as [
    ReturnType<typeof work>,
    ReturnType<typeof work>,
    ReturnType<typeof work>,
    ReturnType<typeof work>,
  ]
  const results = works.map(({ run }) => pass(run))
  expect(works.map(({ run }) => run.mock.calls.length)).toEqual([1, 1, 0, 0])
  two.resolve('two')
  expect(await results[1]).toBe('two')
  await expect.poll(() => three.run).toHaveBeenCalled()
  expect(four.run).not.toHaveBeenCalled()
  one.reject(new Error('broken'))
  await expect(results[0]).rejects.toThrow('broken')
  await expect.poll(() => four.run).toHaveBeenCalled()
  three.resolve('three')
  four.resolve('four')
  expect(await Promise.all(results.slice(2))).toEqual(['three', 'four'])
  // Everybody has left: there is room for two again.
  const again = [work(), work(), work()]
  for (const { run } of again) pass(run).catch(() => {})
  expect(again.map(({ run }) => run.mock.calls.length)).toEqual([1, 1, 0])
})

test('where too many wait, one more is told at once', async () => {
  const pass = turnstile({ atOnce: 1, mostWaiting: 1, waitMs: 10_000 })
  const first = work()
  const results = [pass(first.run), pass(async () => 'second')]
  await expect(pass(async () => 'third')).rejects.toMatchObject({ code: 'busy' })
  first.resolve('first')
  expect(await Promise.all(results)).toEqual(['first', 'second'])
})

test('who has waited long enough is told, and takes nobody’s turn later', async () => {
  vi.useFakeTimers()
  const pass = turnstile({ atOnce: 1, mostWaiting: 5, waitMs: 100 })
  const first = work()
  const done = pass(first.run)
  const late = work()
  const told = expect(pass(late.run)).rejects.toMatchObject({ code: 'busy' })
  await vi.advanceTimersByTimeAsync(100)
  await told
  vi.useRealTimers()
  const next = pass(async () => 'next')
  first.resolve('first')
  expect(await done).toBe('first')
  expect(await next).toBe('next')
  expect(late.run).not.toHaveBeenCalled()
})

test('one who asks has a share of the places; the others’ turn comes before the rest of theirs', async () => {
  const pass = turnstile({ atOnce: 4, mostWaiting: 40, waitMs: 10_000, ofOne: { atOnce: 2, mostWaiting: 3 } })
  const greedy = Array.from({ length: 70 }, work)
  const answers = greedy.map(({ run }) => pass(run, 'greedy').catch((error) => error.code))
  expect(greedy.filter(({ run }) => run.mock.calls.length === 1)).toHaveLength(2)
  const others = [work(), work(), work()]
  const served = others.map(({ run }, at) => pass(run, `other ${at}`))
  expect(others.map(({ run }) => run.mock.calls.length)).toEqual([1, 1, 0])
  others[0]?.resolve('first')
  await served[0]
  await expect.poll(() => others[2]?.run).toHaveBeenCalled()
  expect(greedy.filter(({ run }) => run.mock.calls.length === 1)).toHaveLength(2)
  for (const { resolve } of [...greedy, ...others]) resolve('done')
  const codes = await Promise.all(answers)
  expect(codes.filter((code) => code === 'done')).toHaveLength(5)
  expect(codes.filter((code) => code === 'busy')).toHaveLength(65)
  // Whoever is not known may be everybody.
  const unknown = [work(), work(), work(), work()]
  for (const { run } of unknown) pass(run).catch(() => {})
  expect(unknown.map(({ run }) => run.mock.calls.length)).toEqual([1, 1, 1, 1])
})
