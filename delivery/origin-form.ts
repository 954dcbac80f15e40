/** Where a request goes: path and query, and the host if the address named one. */
export type Target = { url: string; host: string | undefined }

/** RFC 9112, 3.2.2. Without a name or password before the host: nobody sends one in good faith. */
const ABSOLUTE = /^https?:\/\/([^/?#@\s]+)([/?][^#]*)?(?:#|$)/i

/**
 * Brings the target of a request into the one form that everything behind here reads. Proxies may send a whole address, whose host
 * then counts instead of the header's. A fragment is cut off: the parts of the server would not agree where the path ends.
 * @param target - as it came
 * @returns undefined for what is no address of a server like this one, such as `*`
 */
export function originForm(target: string): Target | undefined {
  if (target.startsWith('/')) {
    const end = target.indexOf('#')
    return { url: end < 0 ? target : target.slice(0, end), host: undefined }
  }
  const [, host, rest = ''] = ABSOLUTE.exec(target) ?? []
  if (host === undefined) return undefined
  return { url: rest.startsWith('/') ? rest : `/${rest}`, host }
}
