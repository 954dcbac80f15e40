import type { Payload } from 'payload'
import { afterAll } from 'vitest'
import { testDatabase } from './test-database.ts'

let made: Promise<Payload> | undefined

/** Payload on this test file's database. One per file; ended after the file's last test. */
export function testPayload(): Promise<Payload> {
  made ??= make()
  return made
}

afterAll(async () => {
  const payload = await made?.catch(() => undefined)
  await payload?.destroy()
})

async function make(): Promise<Payload> {
  await testDatabase()
  const { getPayload } = await import('payload')
  const { default: config } = await import('../../payload.config.ts')
  return getPayload({ config })
}
