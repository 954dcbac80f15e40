import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, test } from 'vitest'
import type { TagPageView } from '../reading/views.ts'
import { TagPage } from './tag-page.tsx'
import { card, furniture } from './test-views.ts'

const view: TagPageView = {
  name: 'Xiaomi',
  href: '/tags/xiaomi',
  kind: 'organisation',
  stories: [card],
  paging: {},
  company: {
    mostUsedWith: [{ name: 'US <Defense> Department', href: '/tags/us-defense', stories: 42 }],
    coveredBy: [{ name: 'Ann Example', href: '/authors/ann-example', stories: 1 }],
  },
}
const page = (changes: Partial<TagPageView> = {}) =>
  renderToStaticMarkup(<TagPage view={{ ...view, ...changes }} furniture={furniture} />)

test.each([
  ['person', 'Person'],
  ['organisation', 'Organisation'],
  ['place', 'Place'],
  ['series', 'Series'],
] as const)('a %s says so above its name', (kind, word) => {
  expect(page({ kind })).toMatch(new RegExp(`<p class="kicker">${word}</p><h1`))
})

it('leaves a topic without a word above its name', () => {
  expect(page({ kind: 'topic' })).not.toMatch(/<p class="kicker">[^<]*<\/p><h1/)
})

it('says of a series that it is one', () => {
  expect(page({ kind: 'series' })).toContain('A series: all its parts, the last to appear here first.')
  expect(page()).not.toContain('A series')
})

it('leads to its feed in words, to what goes with it and to who covers it', () => {
  const markup = page()
  expect(markup).toMatch(/<a href="\/tags\/xiaomi\/rss.xml"[^>]*>Follow it with a feed reader<\/a>/)
  expect(markup).toMatch(/Most used with.*href="\/tags\/us-defense"[^>]*>US &lt;Defense&gt; Department<.*42 stories/s)
  expect(markup).toMatch(/Who covers it.*href="\/authors\/ann-example"[^>]*>Ann Example<.*1 story</s)
})

it('has no empty list', () => {
  const markup = page({ company: { mostUsedWith: [], coveredBy: view.company?.coveredBy ?? [] } })
  expect(markup).not.toContain('Most used with')
  expect(page({ company: { mostUsedWith: [], coveredBy: [] } })).not.toContain('<aside')
})

it('offers nothing of that on a closed page', () => {
  const { company: _, ...closed } = view
  const markup = renderToStaticMarkup(<TagPage view={{ ...closed, paging: { page: 3 } }} furniture={furniture} />)
  for (const absent of ['rss.xml', 'Most used with', 'Who covers it']) expect(markup).not.toContain(absent)
})
