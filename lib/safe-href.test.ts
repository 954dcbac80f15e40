import { expect, test } from 'vitest'
import { isSafeHref } from './safe-href.ts'

test.each([
  'https://example.org/',
  'http://example.org/a?b#c',
  'HTTPS://EXAMPLE.ORG',
  'mailto:desk@example.org',
  'tel:+911234567890',
  ' https://example.org/ ',
  'https://пример.рф/страница',
  'https://user:word@example.org/',
])('%s is safe', (href) => {
  expect(isSafeHref(href)).toBe(true)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u0000javascript:alert(1)',
  'javascript&colon;alert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,PHN2Zy8+',
  'blob:https://example.org/x',
  'file:///etc/passwd',
  'ftp://example.org/',
  'view-source:https://example.org/',
  'intent://x#Intent;end',
  '//example.org/',
  '/path',
  'path',
  '#part',
  '',
  'https://',
  'http:',
])('%j is not', (href) => {
  expect(isSafeHref(href)).toBe(false)
})
