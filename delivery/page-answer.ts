import { type Encoding, encodingFor } from './compress.ts'
import type { Answer, Page } from './page-cache.ts'
import { answerHeaders, type HeaderOptions, isKnown, pageHeaders } from './page-headers.ts'

/** What decides, of all that a reader sends, in which form a page is answered. */
export type Asked = { acceptEncoding: string | undefined; ifNoneMatch: string | undefined }

export type Form = { status: number; headers: Record<string, string | number>; body: Buffer | undefined }

/** The form in which a page goes out: which encoding, or that the reader has it already. */
export type FormOf = {
  encoding: Encoding | undefined
  isKnown: boolean
}

export function formOf(page: Page, { acceptEncoding, ifNoneMatch }: Asked): FormOf {
  return { encoding: encodingFor(acceptEncoding), isKnown: page.status === 200 && isKnown(page, ifNoneMatch) }
}

/**
 * Makes responses of pages. The headers of a page that are the same for all readers are made once.
 * @returns a function that gives a form's status, headers and body, whose encoding must have been made
 */
export function pageAnswers(options: HeaderOptions) {
  const common = new WeakMap<Page, Record<string, string>>()

  return ({ page, from }: Answer, { encoding, isKnown }: FormOf): Form => {
    const shared = common.get(page) ?? pageHeaders(page, options)
    common.set(page, shared)
    const own = answerHeaders({ page, from }, { encoding, isPurged: options.isPurged, now: Date.now() })
    const headers = { ...shared, ...own }
    if (isKnown) return { status: 304, headers, body: undefined }
    const body = encoding ? page.encoded[encoding] : page.body
    if (!body) throw new Error(`the page has not been encoded as ${encoding}`)
    return { status: page.status, headers: { ...headers, 'Content-Length': body.length }, body }
  }
}
