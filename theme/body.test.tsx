import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { BlockView, TableCellView } from '../reading/views.ts'
import { Body } from './body.tsx'
import { card, furniture, image } from './test-views.ts'

const html = (blocks: BlockView[], isPaid = false) =>
  renderToStaticMarkup(<Body blocks={blocks} furniture={furniture} isPaid={isPaid} />)
const linked = (href: string): BlockView => ({
  type: 'paragraph',
  children: [{ type: 'link', href, children: [{ type: 'text', text: 'words' }] }],
})
const heading = (level: 2 | 3 | 4, text: string): BlockView => ({
  type: 'heading',
  level,
  anchor: text,
  children: [{ type: 'text', text }],
})

describe('links in a body', () => {
  it.each(['javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example', 'page'])(
    '%j stays text',
    (href) => {
      expect(html([linked(href)])).not.toContain('<a')
      expect(html([linked(href)])).toContain('words')
    },
  )

  it('carry rel=sponsored only in a paid story and only when they leave the site', () => {
    expect(html([linked('https://example.org/')], true)).toContain('rel="sponsored"')
    expect(html([linked('https://example.org/')])).not.toContain('rel=')
    expect(html([linked('/politics')], true)).not.toContain('rel=')
  })
})

describe('text', () => {
  it('cannot become markup', () => {
    const block: BlockView = { type: 'paragraph', children: [{ type: 'text', text: '<script>x</script>' }] }
    expect(html([block])).toContain('&lt;script&gt;')
  })

  it('keeps every mark, nested', () => {
    const block: BlockView = { type: 'paragraph', children: [{ type: 'text', text: 'x', marks: ['bold', 'italic'] }] }
    expect(html([block])).toContain('<em><strong>x</strong></em>')
  })
})

describe('headings', () => {
  it('never skip a level, also inside a fact box', () => {
    const blocks: BlockView[] = [
      heading(4, 'first'),
      { type: 'factBox', title: 'box', body: [heading(4, 'inner')] },
      heading(2, 'last'),
    ]
    expect(html(blocks).match(/<h\d/g)).toEqual(['<h2', '<h3', '<h4', '<h2'])
  })
})

describe('pictures', () => {
  it('say caption and credit once, also where the caption has the credit already', () => {
    const block: BlockView = {
      type: 'image',
      image: { ...image, caption: 'A bridge. Photo: Agency', credit: 'Agency', source: 'agency' },
    }
    expect(html([block]).match(/agency/gi)).toHaveLength(1)
  })

  it('reserve their box and crop around the focal point without a style attribute', () => {
    const block: BlockView = {
      type: 'gallery',
      images: [{ ...image, width: 900, height: 900, focalX: 20, focalY: 50 }],
    }
    expect(html([block])).toContain('width="900" height="600"')
    expect(html([block])).toContain('class="slot-3-2 fx-2"')
    expect(html([block])).not.toContain('style=')
  })
})

describe('tables', () => {
  const cell = (text: string, header = false): TableCellView => ({ header, children: [{ type: 'text', text }] })

  it('can be reached and named, have column heads, and set figures flush', () => {
    const rows = [
      [cell('Year', true), cell('Flow', true)],
      [cell('2027', true), cell('1,150')],
    ]
    const markup = html([{ type: 'table', caption: 'Flow by year', rows }])
    expect(markup).toContain('tabindex="0" aria-label="Flow by year"')
    expect(markup).toContain(
      '<thead><tr><th scope="col" dir="auto">Year</th><th scope="col" class="figure" dir="auto">Flow</th>',
    )
    expect(markup).toContain('<th scope="row" dir="auto">2027</th><td class="figure" dir="auto">1,150</td>')
  })

  it('have no head in an empty corner', () => {
    const rows = [
      [cell(' ', true), cell('Flow', true)],
      [cell('2027', true), cell('1,150')],
    ]
    expect(html([{ type: 'table', rows }])).toContain('<thead><tr><td dir="auto"> </td><th scope="col"')
  })
})

describe('embeds', () => {
  const embed: BlockView = {
    type: 'embed',
    provider: 'YouTube',
    url: 'https://www.youtube.com/watch?v=x',
    embedUrl: 'https://www.youtube-nocookie.com/embed/x',
    aspectRatio: 1.7778,
  }

  it('load nothing by themselves and link to their source', () => {
    expect(html([embed])).not.toContain('<iframe')
    expect(html([embed])).toContain('<a href="https://www.youtube.com/watch?v=x">')
  })

  it('bring their script only where there is one, also inside a fact box', () => {
    expect(html([embed])).toContain('<script type="module"')
    expect(html([{ type: 'factBox', title: 'x', body: [embed] }])).toContain('<script type="module"')
    expect(html([linked('/x')])).not.toContain('<script')
  })

  it('are a link alone if what they would load is not https', () => {
    expect(html([{ ...embed, embedUrl: 'javascript:alert(1)' }])).not.toContain('broadsheet-embed')
  })
})

it('a related story in the text folds without a script', () => {
  expect(html([{ type: 'relatedStory', story: card }])).toMatch(/<details[^>]* open=""><summary>/)
})
