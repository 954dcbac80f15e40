import { BlockList, isIP } from 'node:net'

/**
 * True for an IP address of the public internet. Everything that could be a neighbour of this machine, or lead to one by
 * translation, is not: the registries of special addresses are https://www.iana.org/assignments/iana-ipv4-special-registry
 * and …/iana-ipv6-special-registry.
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 0) return false
  if (version === 4) return !SPECIAL_4.check(address, 'ipv4')
  return GLOBAL_6.check(address, 'ipv6') && !SPECIAL_6.check(address, 'ipv6')
}

const IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

const IPV6 = [
  ['::', 96], // unspecified, loopback, IPv4-compatible
  ['::ffff:0:0', 96], // IPv4 in IPv6's clothes
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96], // translated to IPv4
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23], // Teredo and other protocols
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 9], // link-local and the old site-local
  ['ff00::', 8],
] as const

// Two lists: in one, every IPv4 address would match the range of IPv4 in IPv6.
const SPECIAL_4 = new BlockList()
const SPECIAL_6 = new BlockList()
/** All that has been given out so far (https://www.iana.org/assignments/ipv6-address-space). */
const GLOBAL_6 = new BlockList()
GLOBAL_6.addSubnet('2000::', 3, 'ipv6')
for (const [network, prefix] of IPV4) SPECIAL_4.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of IPV6) SPECIAL_6.addSubnet(network, prefix, 'ipv6')
