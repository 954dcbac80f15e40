import { expect, test } from 'vitest'
import { testPayload } from '../lib/testing/test-payload.ts'

test('routes import', async () => {
  const payload = await testPayload()
  const { GET } = await import('../app/(payload)/api/[...slug]/route.ts')
  const res = await GET(new Request('http://localhost:3000/api/articles'), {
    params: Promise.resolve({ slug: ['articles'] }),
  })
  expect(res.status).toBe(401)
  console.log(
    payload.config.endpoints.map((e) => `${e.method} ${e.path}`),
    Object.values(payload.collections).map((c) => [
      c.config.slug,
      (c.config.endpoints || []).map((e) => `${e.method} ${e.path}`).join(', '),
    ]),
    payload.config.globals.map((c) => [c.slug, (c.endpoints || []).map((e) => `${e.method} ${e.path}`).join(', ')]),
  )
})
