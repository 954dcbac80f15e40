import { compress, type Encoding } from './compress.ts'
import type { Page } from './page-cache.ts'

/** Resolves when the page has a body in this encoding. */
export type EncodePage = (page: Page, encoding: Encoding) => Promise<void>

/**
 * Encodes each page once for each encoding, however many readers wait for it: a crowd comes all at once.
 * What failed is tried again for the next reader.
 */
export function pageEncoder(encode: (body: Buffer, encoding: Encoding) => Promise<Buffer> = compress): EncodePage {
  const underWay = new WeakMap<Page, Map<Encoding, Promise<void>>>()

  return async (page, encoding) => {
    if (page.encoded[encoding]) return
    const making = underWay.get(page) ?? new Map<Encoding, Promise<void>>()
    underWay.set(page, making)
    const made = making.get(encoding) ?? make(page, encoding).finally(() => making.delete(encoding))
    making.set(encoding, made)
    await made
  }

  async function make(page: Page, encoding: Encoding): Promise<void> {
    page.encoded[encoding] = await encode(page.body, encoding)
  }
}
