import { expect, it } from 'vitest'
import { localCdn as localInstance, type Reply } from './testing/local-cdn.ts'
import { waitForInstances } from './wait-for-instances.ts'

const at = (edition: unknown): Reply => ({ body: JSON.stringify({ edition }) })
const CHANGE_7 = { change: 7, withinMs: 2000 }
const SOON = { change: 7, withinMs: 120 }

it('an instance that has heard of the change, or of a later one, is asked once', async () => {
  await using one = await localInstance(() => at(7))
  await using two = await localInstance(() => at('8'))
  const instances = [
    { instance: 'one', address: one.url },
    { instance: 'two', address: `${two.url}/` },
  ]
  expect(await waitForInstances(instances, CHANGE_7)).toEqual([])
  expect([...one.received, ...two.received].map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /internal/edition',
    'GET /internal/edition',
  ])
})

it('an instance that is behind is asked until it has heard', async () => {
  await using one = await localInstance((_asked, number) => at(number < 4 ? 6 : 7))
  expect(await waitForInstances([{ instance: 'one', address: one.url }], CHANGE_7)).toEqual([])
  expect(one.received).toHaveLength(4)
})

it('an instance that fails is asked again', async () => {
  await using one = await localInstance((_asked, number) => (number === 1 ? { status: 503, ...at(9) } : at(9)))
  expect(await waitForInstances([{ instance: 'one', address: one.url }], CHANGE_7)).toEqual([])
  expect(one.received).toHaveLength(2)
})

it.each<[string, Reply | undefined]>([
  ['stays behind', at(6)],
  ['does not answer', undefined],
  ['has no such page', { status: 404, ...at(9) }],
  ['answers something else', { body: 'ok' }],
  ['names no change', at(null)],
  ['sends to another one', { status: 302, headers: { location: '/elsewhere' } }],
])('only an instance that %s is late', async (_what, reply) => {
  await using late = await localInstance(() => reply)
  await using fine = await localInstance(() => at(7))
  const instances = [
    { instance: 'late', address: late.url },
    { instance: 'fine', address: fine.url },
  ]
  expect(await waitForInstances(instances, SOON)).toEqual(['late'])
})

it.each(['http://127.0.0.1:1', 'not an address', 'file:///etc'])('an instance at %s is late', async (address) => {
  expect(await waitForInstances([{ instance: 'gone', address }], SOON)).toEqual(['gone'])
})

it('waiting ends with the worker', async () => {
  const controller = new AbortController()
  const reason = new Error('the worker stops')
  await using one = await localInstance(() => {
    controller.abort(reason)
    return undefined
  })
  const waiting = waitForInstances([{ instance: 'one', address: one.url }], { ...CHANGE_7, signal: controller.signal })
  await expect(waiting).rejects.toBe(reason)
})
