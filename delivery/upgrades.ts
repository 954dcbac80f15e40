import { createServer, type Server } from 'node:http'

/**
 * The server at which Next may listen for connections that want another protocol: in development ours, since the code that changes
 * is told of over a web socket. Otherwise one that nobody reaches. Where something listens, Node answers no such request by itself,
 * Next answers none either, and the connection stays open for good: anybody could use them all up. Where nothing does, Node
 * takes no notice of the wish. Next must be given a server: else it takes that of the first request it sees.
 */
export function serverForUpgrades(http: Server, { dev }: { dev: boolean }): Server {
  return dev ? http : createServer()
}
