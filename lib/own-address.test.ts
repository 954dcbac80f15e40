import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { instanceAddress, instanceName } from './own-address.ts'

const database = (host: string) => `postgres://inbox:secret@${host}/news`

test('the address that the operator gave wins', async () => {
  const INSTANCE_URL = 'http://10.0.0.7:3000'
  expect(await instanceAddress({ INSTANCE_URL, INBOX_DATABASE_URL: database('localhost'), PORT: 3001 })).toBe(
    INSTANCE_URL,
  )
})

test.each([
  database('127.0.0.1'),
  database('127.0.0.1:6000'),
  database('localhost'),
  'postgres:///news?host=/run/postgres',
])('with the database on this machine (%s) it is the loopback address', async (url) => {
  const address = await instanceAddress({ INSTANCE_URL: undefined, INBOX_DATABASE_URL: url, PORT: 3001 })
  expect(address).toMatch(/^http:\/\/(127\.0\.0\.1|\[::1\]):3001$/)
})

test('with the database elsewhere it is the address of the interface that leads there', async () => {
  const ours = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  // A machine without a network has no way to any other.
  if (!ours) return
  const address = await instanceAddress({
    INSTANCE_URL: undefined,
    INBOX_DATABASE_URL: database(ours.address),
    PORT: 3001,
  })
  expect(address).toBe(`http://${ours.address}:3001`)
})

test('a host that nobody knows is an error, not a wrong address', async () => {
  const INBOX_DATABASE_URL = database('nowhere.invalid')
  await expect(instanceAddress({ INSTANCE_URL: undefined, INBOX_DATABASE_URL, PORT: 3001 })).rejects.toThrow()
})

test('the name ends with the port', () => {
  expect(instanceName({ PORT: 3001 })).toMatch(/^.+:3001$/)
})
