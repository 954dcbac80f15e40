import { expect, it } from 'vitest'
import { errorPage } from './error-page.ts'

it('has a heading, a text and nothing to load', () => {
  const html = errorPage()
  expect(html).toMatch(/<h1>.+<\/h1>\n<p>.+<\/p>/)
  expect(html).not.toMatch(/<link|<script|src=|url\(/)
})

it('escapes what it is given', () => {
  expect(errorPage({ siteName: '<b>"Paper" & Co</b>' })).toContain('&lt;b&gt;&quot;Paper&quot; &amp; Co&lt;/b&gt;')
})
