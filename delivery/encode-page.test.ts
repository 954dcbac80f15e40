import { beforeEach, expect, test } from 'vitest'
import type { Encoding } from './compress.ts'
import { type EncodePage, pageEncoder } from './encode-page.ts'
import type { Page } from './page-cache.ts'

let encoding: { as: Encoding; finish: () => void; fail: () => void }[]
let encodePage: EncodePage
let page: Page

beforeEach(() => {
  encoding = []
  encodePage = pageEncoder(
    (body, as) =>
      new Promise((resolve, reject) => {
        encoding.push({
          as,
          finish: () => resolve(Buffer.from(`${as} of ${body}`)),
          fail: () => reject(new Error('no memory')),
        })
      }),
  )
  page = {
    ...{ status: 200, type: 'text/html', body: Buffer.from('page'), etag: 'e', tags: [] },
    ...{ edition: 0, validUntil: 0, statements: 0, encoded: {} },
  }
})

test('however many wait, a page is encoded once for each encoding', async () => {
  const waiting = [encodePage(page, 'br'), encodePage(page, 'br'), encodePage(page, 'gzip'), encodePage(page, 'br')]
  expect(encoding.map(({ as }) => as)).toEqual(['br', 'gzip'])
  for (const each of encoding) each.finish()
  await Promise.all(waiting)
  expect(page.encoded).toEqual({ br: Buffer.from('br of page'), gzip: Buffer.from('gzip of page') })
  await encodePage(page, 'br')
  expect(encoding).toHaveLength(2)
})

test('two pages have nothing in common', () => {
  void encodePage(page, 'br')
  void encodePage({ ...page }, 'br')
  expect(encoding).toHaveLength(2)
})

test('what failed is told to all who waited, and tried again for the next', async () => {
  const waiting = [encodePage(page, 'br'), encodePage(page, 'br')]
  encoding[0]?.fail()
  for (const each of waiting) await expect(each).rejects.toThrow('no memory')
  const again = encodePage(page, 'br')
  encoding[1]?.finish()
  await again
  expect(page.encoded.br?.toString()).toBe('br of page')
})
