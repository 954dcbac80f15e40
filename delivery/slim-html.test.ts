import { describe, expect, it } from 'vitest'
import { slimHtml, withBody } from './slim-html.ts'

describe('slimHtml', () => {
  it('takes the scripts, preloads and payload of Next out', () => {
    const html =
      '<head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><script src="/_next/b.js" async=""></script></head>' +
      '<body><div hidden=""><!--$--><!--/$--></div><p>Text</p><script>(self.__next_f=self.__next_f||[]).push([0])</script>' +
      '<script id="_R_">(globalThis["TURBOPACK"] || []).push({})</script></body>'
    expect(slimHtml(html)).toBe('<head></head><body><p>Text</p></body>')
  })

  it('keeps islands, JSON-LD and stylesheets', () => {
    const html =
      '<link rel="stylesheet" href="/_next/a.css"/><script type="module" src="/islands/embed.js"></script>' +
      '<script type="application/ld+json">{"name":"__next_f"}</script>'
    expect(slimHtml(html)).toBe(html)
  })

  it('refuses a page of which a part would show only with scripts', () => {
    expect(() => slimHtml('<div hidden id="S:0">late</div><script>$RC("B:0","S:0")</script>')).toThrow(
      expect.objectContaining({ code: 'needs-scripts' }),
    )
    expect(() => slimHtml('<!--$?--><template id="B:0"></template><!--/$-->')).toThrow(
      expect.objectContaining({ code: 'needs-scripts' }),
    )
  })

  it('is not fooled by a story about scripts', () => {
    const html = '<p>&lt;script src="/_next/x.js"&gt;&lt;/script&gt; and $RC("B:0","S:0")</p>'
    expect(slimHtml(html)).toBe(html)
  })
})

describe('withBody', () => {
  const shell = '<body><static-html></static-html></body>'

  it('the body stands in the place of the element that was left for it', () => {
    expect(withBody(shell, '<p>$& Text</p>', { isHydrated: false })).toBe('<body><p>$& Text</p></body>')
    expect(() => withBody('<body></body>', '<p>Text</p>', { isHydrated: false })).toThrow(
      expect.objectContaining({ code: 'render-failed' }),
    )
  })

  it('with Next’s scripts the element stays around it: React would empty a page that lacks it', () => {
    const [, tag] =
      /<(static-html)[^>]*><p>Text<\/p><\/static-html>/.exec(withBody(shell, '<p>Text</p>', { isHydrated: true })) ?? []
    expect(tag).toBe('static-html')
  })
})
