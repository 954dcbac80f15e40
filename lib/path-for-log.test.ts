import { expect, test } from 'vitest'
import { pathForLog } from './path-for-log.ts'

test.each([
  ['/world/trams-return?utm=1', '/world/trams-return'],
  ['/preview/shared/0190.SECRET', '/preview/shared/…'],
  ['/preview/shared/0190.SECRET/media/0a1b/800.jpg?x=1', '/preview/shared/…/media/0a1b/800.jpg'],
  ['/admin/reset/SECRET', '/admin/reset/…'],
  ['/set-up?token=SECRET', '/set-up'],
  [undefined, undefined],
])('of %j the log keeps %j', (url, kept) => {
  expect(pathForLog(url)).toBe(kept)
})
