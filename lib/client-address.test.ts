import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientNetwork } from './client-address.ts'

const asked = (remoteAddress: string, forwarded?: string) =>
  clientNetwork({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress } as IncomingMessage['socket'],
  })

test.each([
  ['8.8.8.8', undefined, '8.8.8.8'],
  ['::ffff:8.8.8.8', undefined, '8.8.8.8'],
  // A client that comes without a proxy says what it likes.
  ['8.8.8.8', '9.9.9.9', '8.8.8.8'],
  ['127.0.0.1', '9.9.9.9', '9.9.9.9'],
  ['::ffff:172.18.0.3', '1.1.1.1, 9.9.9.9', '9.9.9.9'],
  ['10.0.0.2', '1.1.1.1,9.9.9.9, 10.0.0.7', '9.9.9.9'],
  ['127.0.0.1', 'unknown, <script>', undefined],
  ['127.0.0.1', undefined, undefined],
  ['', undefined, undefined],
])('from %s, forwarded for %s, it is %s', (remoteAddress, forwarded, expected) => {
  expect(asked(remoteAddress, forwarded)).toBe(expected)
})

test('all of an IPv6 /64 are one client, however their addresses are written', () => {
  const addresses = ['2606:4700:0:12::1', '2606:4700::12:ffff:1:2:3', '2606:4700:0000:0012:0:0:8.8.8.8']
  expect(addresses.map((address) => asked(address))).toEqual(Array(3).fill('2606:4700:0:12::/64'))
  expect(asked('2606:4700:0:13::1')).not.toBe('2606:4700:0:12::/64')
  expect(asked('2606:4700::1')).toBe('2606:4700:0:0::/64')
})
