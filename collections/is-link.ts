import { isSafeHref } from '../lib/safe-href.ts'

/** Field validation of where something leads: on this site or elsewhere. A second slash or a backslash would lead elsewhere unseen. */
export function isLink(value: unknown): true | string {
  const isOk = typeof value === 'string' && (/^\/(?![/\\])\S*$/.test(value) || isSafeHref(value))
  return isOk || 'A path of this site (/about) or an address that starts with https://.'
}
