import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { hostname } from 'node:os'
import type { HouseEnv } from './env.ts'

const LOOPBACK = '127.0.0.1'

/** What people see of a process: the machine (in a container, the container) and the port, such as `web-2:3000`. */
export function instanceName({ PORT }: Pick<HouseEnv, 'PORT'>): string {
  return `${hostname()}:${PORT}`
}

/**
 * The http address under which the other processes of this newsroom reach this one: INSTANCE_URL, else the address from which this
 * machine reaches the database. They all share that network, while a machine's name often means nothing to another machine.
 * Where the database is on this machine it is 127.0.0.1. Rejects while the database's host cannot be looked up.
 */
export async function instanceAddress({
  INSTANCE_URL,
  INBOX_DATABASE_URL,
  PORT,
}: Pick<HouseEnv, 'INSTANCE_URL' | 'INBOX_DATABASE_URL' | 'PORT'>): Promise<string> {
  if (INSTANCE_URL) return INSTANCE_URL
  const address = await localAddressTowards(new URL(INBOX_DATABASE_URL))
  return `http://${address.includes(':') ? `[${address}]` : address}:${PORT}`
}

/** Asks the routing table: a datagram socket that is “connected” has chosen its own address and sent nothing. */
async function localAddressTowards({ hostname, port }: URL): Promise<string> {
  // Without a host it is a Unix socket.
  if (!hostname) return LOOPBACK
  const { address, family } = await lookup(hostname.replace(/^\[|\]$/g, ''))
  const socket = createSocket(family === 6 ? 'udp6' : 'udp4')
  try {
    socket.connect(Number(port) || 5432, address)
    await once(socket, 'connect')
    return socket.address().address
  } finally {
    socket.close()
  }
}
