import { refusal } from './refusal.ts'

/** Documents in one answer; the admin asks for 100 at most. */
const MOST_DOCUMENTS = 100
/** Bytes of a JSON body or of a query in a form; files come as multipart and have limits of their own. */
const LONGEST_JSON = 4_000_000

/**
 * A signed-in person's request with its number of documents bounded, or the answer that refuses it: one request for all
 * documents with all that hangs on them would keep every reader waiting for seconds.
 */
export async function withinBounds(request: Request): Promise<Request | Response> {
  if (isTooLong(request.headers)) return refusal(413, 'This is more than one request may carry.')
  const url = new URL(request.url)
  // Sorting by a field of a related document would tell the order of what is hidden there.
  if (url.searchParams.get('sort')?.includes('.')) return refusal(400, 'Lists are sorted by their own fields.')
  // The admin sends long queries as a form.
  const isQueryInForm = request.headers.get('x-payload-http-method-override')?.toUpperCase() === 'GET'
  const form = isQueryInForm ? new URLSearchParams(await request.text()) : undefined
  if (form?.get('sort')?.includes('.')) return refusal(400, 'Lists are sorted by their own fields.')
  const isChanged = [bound(url.searchParams), form && bound(form)].some(Boolean)
  if (!isChanged && !form) return request
  const { method, headers } = request
  if (form) return new Request(url, { method, headers: withoutLength(headers), body: form.toString() })
  return method === 'GET' ? new Request(url, { method, headers }) : request
}

/** A body of unknown length counts as too long. */
function isTooLong(headers: Headers): boolean {
  if (headers.get('content-type')?.startsWith('multipart/form-data')) return false
  return headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > LONGEST_JSON
}

/** Brings `limit` between 1 and the most; true where it changed. */
function bound(query: URLSearchParams): boolean {
  const limit = query.get('limit')
  const isOff = query.get('pagination') === 'false' && limit === null
  if (!isOff && (limit === null || (Number(limit) >= 1 && Number(limit) <= MOST_DOCUMENTS))) return false
  query.set('limit', String(MOST_DOCUMENTS))
  return true
}

function withoutLength(headers: Headers): Headers {
  const copy = new Headers(headers)
  copy.delete('content-length')
  return copy
}
