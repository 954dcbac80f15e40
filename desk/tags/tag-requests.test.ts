import { afterEach, expect, test, vi } from 'vitest'
import { requestCreated, requestFound } from './tag-requests.ts'

afterEach(() => vi.unstubAllGlobals())

const answering = (response: Partial<Response>) => vi.stubGlobal('fetch', async () => response)
const broken = () => Promise.reject(new DOMException('given up', 'AbortError'))

test('an answer that was given up half-way is no empty answer', async () => {
  answering({ ok: true, json: broken })
  await expect(requestFound('xiao', { api: '/api' })).rejects.toThrow('given up')
})

test('a refusal is told in the house’s own words, or in ours', async () => {
  const errors = [{ message: 'invalid', data: { errors: [{ message: 'Give a name that readers can see.' }] } }]
  answering({ ok: false, json: async () => ({ errors }) })
  await expect(requestCreated({ name: ' ', kind: 'topic' }, '/api')).rejects.toThrow('Give a name')
  answering({ ok: false, json: broken })
  await expect(requestCreated({ name: 'x', kind: 'topic' }, '/api')).rejects.toThrow('Try again in a moment.')
})
