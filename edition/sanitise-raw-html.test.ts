import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import strings from '../lib/testing/naughty-strings.json' with { type: 'json' }
import { sanitiseRawHtml } from './sanitise-raw-html.ts'

const VECTORS = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example></sCrIpT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://example.org/x.png" onload=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<img src="http://example.org/unsafe.png">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" &#106;avascript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="java&Tab;script:alert(1)">x</a>',
  '<a href="&#1;javascript:alert(1)">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<a href="vbscript:x">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="https://example.org" onclick=alert(1) target=_top style="x">x</a>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<math><mtext></mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<style>body{display:none}</style>',
  '<p style="position:fixed;inset:0" class="x" id="y">x</p>',
  '<iframe src="https://evil.example"></iframe>',
  '<object data="x"></object><embed src="x"><applet></applet>',
  '<form action="https://evil.example"><input name=q><button>x</button><textarea></textarea></form>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<link rel=stylesheet href="https://evil.example">',
  '<template><img src=x onerror=alert(1)></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video src=x onerror=alert(1)></video><audio src=x onerror=alert(1)>',
  '<table background="javascript:alert(1)"><tr><td onmouseover=alert(1)>x',
  '<isindex type=image src=1 onerror=alert(1)>',
  '<!--[if IE]><script>alert(1)</script><![endif]-->',
  '<p>unclosed <b>everything <a href="https://example.org"',
  '</div></article><script>alert(1)</script>',
  '<xmp><script>alert(1)</script></xmp>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title></title><img src=x onerror=alert(1)>',
]

const HARMFUL =
  'script,style,iframe,object,embed,form,input,button,textarea,select,base,meta,link,template,svg,math,video,audio,noscript,xmp'

/** What could run, load a page, style ours or lie over it. */
function harmIn(html: string): string[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  const elements = [...document.body.querySelectorAll('*')]
  const attributes = elements.flatMap((element) =>
    [...element.attributes].map(({ name, value }) => [name, value] as const),
  )
  return [
    ...[...document.body.querySelectorAll(HARMFUL)].map((element) => element.localName),
    ...attributes
      .filter(([name]) => /^on|^style$|^class$|^id$|^target$|^srcdoc$|^formaction$/.test(name))
      .map(([name]) => name),
    ...attributes
      .filter(([name, value]) => name === 'href' && !/^(?:(?:https?|mailto|tel):|\/(?!\/)|#)/i.test(value))
      .map(([, value]) => value),
    ...attributes.filter(([name, value]) => name === 'src' && !/^https:/i.test(value)).map(([, value]) => value),
  ]
}

describe('nothing that runs, loads or styles is left of', () => {
  test.each(VECTORS)('%s', (html) => {
    expect(harmIn(sanitiseRawHtml(html))).toEqual([])
  })

  test('any of the naughty strings', () => {
    for (const text of strings) expect(harmIn(sanitiseRawHtml(text)), text).toEqual([])
  })

  test('and the check finds it in what was not sanitised', () => {
    expect(VECTORS.filter((html) => harmIn(html).length > 0).length).toBeGreaterThan(20)
  })
})

test('what it lets through once it lets through again unchanged', () => {
  for (const html of VECTORS) expect(sanitiseRawHtml(sanitiseRawHtml(html))).toBe(sanitiseRawHtml(html))
})

test('text, structure, tables and pictures by https stay', () => {
  const html =
    '<h2>Title</h2><p lang="de">A <strong>b</strong> <a href="https://example.org/" rel="noopener">c</a></p>' +
    '<table><caption>d</caption><tbody><tr><th scope="row">e</th><td colspan="2">f</td></tr></tbody></table>'
  expect(sanitiseRawHtml(html)).toBe(html)
  expect(sanitiseRawHtml('<img src="https://example.org/x.png">')).toMatch(
    /^<img [^>]*src="https:\/\/example\.org\/x\.png"[^>]*\/?>$/,
  )
})
