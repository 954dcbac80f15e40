import { expect, test } from 'vitest'
import { testPayload } from './test-payload.ts'

test('Payload works on this file’s database', async () => {
  const payload = await testPayload()
  const { totalDocs } = await payload.count({ collection: 'articles' })
  expect(totalDocs).toBe(0)
})
