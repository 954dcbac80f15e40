import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

type Asked = Pick<IncomingMessage, 'headers' | 'socket'>

/** The address of whoever holds the other end of the connection, in the plainest spelling; empty where it is gone. */
export function peerAddress({ socket }: Pick<Asked, 'socket'>): string {
  // How a socket that listens on both kinds of address writes IPv4.
  return (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}

/**
 * Who asks, for giving each a share: an IPv4 address, or the /64 of an IPv6 one, of which a single client has all.
 * Where a proxy asks, which is a neighbour, it is the last address from outside that proxies have noted: what stands before it
 * can be written by the client. Undefined where all that is known is a neighbour, which may speak for everybody.
 */
export function clientNetwork(req: Asked): string | undefined {
  const peer = peerAddress(req)
  const noted = [req.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const address = isPublicAddress(peer) ? peer : noted.map((each) => each.trim()).findLast(isPublicAddress)
  return address && networkOf(address)
}

function networkOf(address: string): string {
  if (isIP(address) === 4) return address
  // As `URL` spells it: lower case, no leading zeros, no IPv4 at the end.
  const [before = '', after = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [head, tail] = [before, after].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const zeros = Array<string>(8 - head.length - tail.length).fill('0')
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`
}
