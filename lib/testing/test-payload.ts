import type { Payload } from 'payload'
import { afterAll, expect } from 'vitest'
import { checkEdition } from '../../edition/check.ts'
import { testDatabase } from './test-database.ts'

let made: Promise<Payload> | undefined

/** Payload on this test file's database. One per file; ended after the file's last test. */
export function testPayload(): Promise<Payload> {
  made ??= make()
  return made
}

afterAll(async () => {
  const payload = await made?.catch(() => undefined)
  if (!payload) return
  // Whatever a file's tests did, readers must have exactly what the newsroom's rows give.
  const differences = await checkEdition(payload)
  await payload.destroy()
  expect(differences).toEqual([])
})

async function make(): Promise<Payload> {
  await testDatabase()
  const { getPayload } = await import('payload')
  const { default: config } = await import('../../payload.config.ts')
  return getPayload({ config })
}
