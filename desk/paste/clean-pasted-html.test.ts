import { readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { cleanPastedHtml } from './clean-pasted-html.ts'

const clean = (html: string) =>
  cleanPastedHtml(html, (text) => parseHTML(text).document as unknown as Document)
    .replace(/\s+/g, ' ')
    .replaceAll('&amp;', '&')
    .trim()
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')

const HEADINGS = ['<h2>The harbour at night</h2>', '<h3>What the pilots say</h3>']

test('a text of Google Docs keeps its headings, emphasis, lists and the true targets of its links', () => {
  const html = clean(fixture('google-docs.clipboard'))
  expect(html).toContain(HEADINGS[0])
  expect(html).toContain(
    '<p>Plain words, <strong>bold words</strong><em> slanted words</em> and <a href="https://example.org/tides?a=1&b=2">a link</a>.</p>',
  )
  expect(html).toContain(HEADINGS[1])
  expect(html).toMatch(/<ul><li><p>First point<\/p><\/li><ul><li><p>Point below it/)
  expect(html).toContain('<ol><li><p>Numbered</p></li></ol><h4>A smaller heading</h4><p>The end.</p>')
  expect(html).not.toMatch(/style=|class=|<span|<b[ >]|<br/)
})

test('a text of Word keeps its headings, emphasis, lists and links, and leaves comments and markers behind', () => {
  const html = clean(fixture('word.clipboard'))
  expect(html).toContain(HEADINGS[0])
  expect(html).toContain(
    '<b>bold words</b><i> slanted words</i> and <a href="https://example.org/tides?a=1&b=2">a link</a>.',
  )
  expect(html).toContain(HEADINGS[1])
  expect(html).toMatch(/<ul><li>First point ?<ul><li>Point below it<\/li><\/ul><\/li><li>Second point<\/li><\/ul>/)
  expect(html).toMatch(/<ol><li>Numbered<\/li><\/ol> ?<h4>A smaller heading<\/h4> ?<p>The end\.<\/p>/)
  expect(html).not.toMatch(/·|comment|\[A1\]|o:p|mso|class=/)
})

test('without a first-level heading the others stay where they are', () => {
  expect(clean('<h2>Two</h2><h3>Three</h3><h6>Six</h6>')).toBe('<h2>Two</h2><h3>Three</h3><h4>Six</h4>')
})

test('links that lead nowhere here, or could run something, become their words', () => {
  expect(clean('<p><a href="#part">jump</a> <a href="javascript:alert(1)">run</a> <a name="x">anchor</a></p>')).toBe(
    '<p>jump run anchor</p>',
  )
})

test('a list of Word that begins below its first level stays whole', () => {
  const item = (level: number, text: string) =>
    `<p style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">·</span>${text}</p>`
  expect(clean(item(2, 'deep') + item(1, 'shallow') + item(1, 'next'))).toBe(
    '<ul><li>deep</li><li>shallow</li><li>next</li></ul>',
  )
})
