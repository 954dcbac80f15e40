import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { BlockView } from '../reading/views.ts'
import { htmlOf } from './html-of.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { SiteLayout } from './site-layout.tsx'
import { StoryPage } from './story-page.tsx'
import { card, furniture, image, story } from './test-views.ts'

const text = [{ type: 'text' as const, text: 'So “it” is & <b>', bold: true }]
const body: BlockView[] = [
  {
    type: 'paragraph',
    children: [...text, { type: 'break' }, { type: 'internalLink', href: '/a/b?c=d&e', children: text }],
  },
  { type: 'heading', level: 2, children: text, anchor: 'so' } as BlockView,
  {
    type: 'list',
    ordered: true,
    start: 3,
    items: [{ children: text, list: { type: 'list', ordered: false, items: [{ children: text }] } }],
  },
  { type: 'quote', paragraphs: [text] },
  { type: 'image', image },
  { type: 'gallery', title: 'Two', images: [image, image] },
  {
    type: 'table',
    caption: 'T',
    rows: [[{ header: true, children: text, colSpan: 2 }], [{ header: false, children: text, rowSpan: 2 }]],
  },
  { type: 'factBox', title: 'Box', body: [{ type: 'paragraph', children: text }] },
  { type: 'relatedStory', story: card },
  { type: 'rawHtml', html: '<p class="x">given</p>' } as BlockView,
]
const view = {
  story: { ...story, body, leadImage: image },
  relatedInText: [{ ...card, reason: ['A', 'B'] }],
  related: [{ ...card, reason: ['A', 'B'] }],
  moreFromSection: [card],
}

/** React spells these attributes as its own names, which HTML does not mind, and puts hints for pictures before everything. */
const plain = (html: string) =>
  html
    .replace(/^(?:<link rel="preload"[^>]*>)+/, '')
    .replace(/\b(?:dateTime|srcSet|tabIndex|fetchPriority|colSpan|rowSpan|charSet)=/g, (name) => name.toLowerCase())
const same = (node: ReactNode) => expect(plain(htmlOf(node))).toBe(plain(renderToStaticMarkup(node)))

const Box = ({ title, children }: { title?: string; children?: ReactNode }) => (
  <section title={title}>
    {children}
    <br />
  </section>
)

describe('the theme’s HTML is what React would make of it', () => {
  it.each([
    ['texts', <p key="1">{'<script>"\'&'}</p>],
    ['numbers, nothing and booleans', <p key="1">{[1, 0, null, undefined, false, true, '', 'a']}</p>],
    [
      'fragments and lists',
      <>
        <b>1</b>
        {['a', <i key="i">b</i>]}
      </>,
    ],
    [
      'components in components',
      <Box key="1" title={'"quoted"'}>
        <Box>in</Box>
      </Box>,
    ],
    [
      'attributes that are true, false or absent',
      <details key="1" open hidden={false} className={undefined} aria-hidden={false} data-x={true}>
        x
      </details>,
    ],
    [
      'names of its own',
      <label key="1" htmlFor="a" className="b c" tabIndex={-1}>
        x
      </label>,
    ],
    // biome-ignore lint/security/noDangerouslySetInnerHtml: this is what is tested
    ['markup that is given', <div key="1" dangerouslySetInnerHTML={{ __html: '<b>&amp;</b>' }} />],
    [
      'void elements',
      <p key="1">
        <img src="/a" alt="" width={3} />
        <hr />
      </p>,
    ],
  ] as [string, ReactNode][])('%s', (_name, node) => same(node))

  it('a story’s page', () =>
    same(
      <SiteLayout furniture={furniture}>
        <StoryPage view={view} furniture={furniture} />
      </SiteLayout>,
    ))
  it('the page for nothing', () =>
    same(
      <SiteLayout furniture={furniture}>
        <NotFoundPage furniture={furniture} />
      </SiteLayout>,
    ))
})

describe('what is more than the theme needs is refused', () => {
  it.each([
    [
      'a style',
      <p key="1" style={{ color: 'red' }}>
        x
      </p>,
    ],
    [
      'a handler',
      <button key="1" type="button" onClick={() => {}}>
        x
      </button>,
    ],
    ['an object', { not: 'an element' } as unknown as ReactNode],
    ['a promise', Promise.resolve('x') as unknown as ReactNode],
  ] as [string, ReactNode][])('%s', (_name, node) => expect(() => htmlOf(node)).toThrow(TypeError))
})
