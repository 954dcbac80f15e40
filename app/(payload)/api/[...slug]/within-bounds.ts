import { isTooDeep, TOO_DEEP } from '../../../../lib/nesting.ts'
import { refusal } from './refusal.ts'

/** Documents in one answer; the admin asks for 100 at most. */
const MOST_DOCUMENTS = 100
/** Bytes of a JSON body or of a query in a form; files come as multipart and have limits of their own. */
const LONGEST_JSON = 4_000_000

/** Conditions of one query: the admin's longest, a filter over several fields, has a dozen. */
const MOST_CONDITIONS = 60
/** Fields with a dot that are a document's own: of a version, and of who has which document open. */
const OWN_PATH = /^(?:version\.[^.]+|(?:version\.)?(?:document|user)\.(?:value|relationTo))$/

/**
 * A signed-in person's request with its number of documents bounded, or the answer that refuses it: one request for all
 * documents with all that hangs on them would keep every reader waiting for seconds.
 */
export async function withinBounds(request: Request): Promise<Request | Response> {
  if (isTooLong(request.headers)) return refusal(413, 'This is more than one request may carry.')
  const url = new URL(request.url)
  // The admin sends long queries as a form.
  const isQueryInForm = request.headers.get('x-payload-http-method-override')?.toUpperCase() === 'GET'
  const body = request.body && !isMultipart(request.headers) ? await request.text() : undefined
  if (body && !isQueryInForm && isTooDeep(parsed(body))) return refusal(400, TOO_DEEP)
  const form = isQueryInForm ? new URLSearchParams(body) : undefined
  const queries = form ? [url.searchParams, form] : [url.searchParams]
  const problem = queries.map(problemOf).find((each) => each !== undefined)
  if (problem) return refusal(400, problem)
  const isChanged = queries.map(bound).some(Boolean)
  const { method, headers } = request
  if (form) return new Request(url, { method, headers: withoutLength(headers), body: form.toString() })
  if (body !== undefined) return new Request(request.url, { method, headers: withoutLength(headers), body })
  return isChanged && method === 'GET' ? new Request(url, { method, headers }) : request
}

/**
 * What a query may not ask. Sorting by a field of a related document, or filtering by it, would tell what is hidden there, letter
 * by letter; each step from document to document, and each condition, costs the database more than the one before.
 */
function problemOf(query: URLSearchParams): string | undefined {
  if (query.getAll('sort').some((sort) => sort.includes('.'))) return 'Lists are sorted by their own fields.'
  if (query.has('where')) return 'A filter names its field: where[headline][contains]=word.'
  if (query.getAll('page').some((page) => !(Number(page) >= 1 && Number.isSafeInteger(Number(page)))))
    return 'Pages of a list are counted from 1.'
  const conditions = [...query.keys()].filter((key) => /\bwhere\b/.test(key))
  if (conditions.length > MOST_CONDITIONS) return `A list is filtered by ${MOST_CONDITIONS} conditions at most.`
  const paths = conditions.flatMap((key) => key.split(/[[\]]+/)).filter((part) => part.includes('.'))
  return paths.every((path) => OWN_PATH.test(path)) ? undefined : 'Lists are filtered by their own fields.'
}

/** A body of unknown length counts as too long. */
function isTooLong(headers: Headers): boolean {
  if (isMultipart(headers)) return false
  return headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > LONGEST_JSON
}

function isMultipart(headers: Headers): boolean {
  return headers.get('content-type')?.startsWith('multipart/form-data') === true
}

/** What is no JSON is Payload's to refuse. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
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
