import { describe, expect, it } from 'vitest'
import type { BodyOptions } from './body-options.ts'
import { htmlToBlocks } from './html-to-blocks.ts'

const text = (words: string, ...marks: string[]) =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words }
const p = (...children: object[]) => ({ type: 'paragraph', children })
const link = (href: string, words: string) => ({ type: 'link', href, children: [text(words)] })
const br = { type: 'break' }
const item = (words: string) => ({ children: [text(words)] })
const cell = (words: string, header = false) => ({ header, children: words ? [text(words)] : [] })

describe('text', () => {
  it('settles white space as a browser does', () => {
    expect(htmlToBlocks('<p>  one\n  two <b> three</b>  four </p>\n\n<p> </p><p>&nbsp;</p>')).toEqual([
      p(text('one two '), text('three', 'bold'), text(' four')),
    ])
  })

  it('keeps marks, nested and from styles, and joins neighbours of the same kind', () => {
    const html =
      '<p><strong>a</strong><b>b <em>c</em></b><code>d</code><sub>e</sub><sup>f</sup><del>g</del><u>h</u>' +
      '<span style="font-style: italic; font-weight: 700">i</span></p>'
    expect(htmlToBlocks(html)).toEqual([
      p(
        text('ab ', 'bold'),
        text('c', 'bold', 'italic'),
        text('d', 'code'),
        text('e', 'subscript'),
        text('f', 'superscript'),
        text('g', 'strikethrough'),
        text('h', 'underline'),
        text('i', 'bold', 'italic'),
      ),
    ])
  })

  it('is not all bold because Google Docs wraps it so', () => {
    const html =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p>plain</p><p><span style="font-weight:700">bold</span></p></b>'
    expect(htmlToBlocks(html)).toEqual([p(text('plain')), p(text('bold', 'bold'))])
  })

  it('flattens nests of div, span and font, and never loses text that stands beside a block', () => {
    const html =
      '<div>before<div><font><span>inside</span></font><p>paragraph</p></div>after<section>end</section></div>'
    expect(htmlToBlocks(html)).toEqual(['before', 'inside', 'paragraph', 'after', 'end'].map((words) => p(text(words))))
  })

  it('keeps a line break, and cuts a paragraph at two', () => {
    expect(htmlToBlocks('one<br>two<br>\n<br/>three<br>')).toEqual([p(text('one'), br, text('two')), p(text('three'))])
  })

  it('decodes entities once', () => {
    expect(htmlToBlocks('<p>&ldquo;A &amp; B&rdquo; &lt;i&gt; &amp;lt;</p>')).toEqual([p(text('“A & B” <i> &lt;'))])
  })

  it('drops scripts, styles, forms, comments and what is hidden', () => {
    const html =
      '<script>alert(1)</script><style>p{}</style><!-- note --><noscript>x</noscript><input value="y"><template>z</template>' +
      '<p hidden>h</p><p style="display:none">d</p><svg><text>s</text></svg><p>seen</p>'
    expect(htmlToBlocks(html)).toEqual([p(text('seen'))])
  })

  it('writes quotation marks for q, and follows marks into a paragraph inside them', () => {
    expect(htmlToBlocks('<p>He said <q>no</q>.</p><b><p>x</p></b>')).toEqual([
      p(text('He said “no”.')),
      p(text('x', 'bold')),
    ])
  })

  it('survives tags that are never closed', () => {
    expect(htmlToBlocks('<p>one<p>two<ul><li>a<li>b</ul><b>c')).toEqual([
      p(text('one')),
      p(text('two')),
      { type: 'list', ordered: false, items: [item('a'), item('b')] },
      p(text('c', 'bold')),
    ])
  })
})

describe('headings', () => {
  it('begin at the second level, are not bold, and vanish when empty', () => {
    expect(htmlToBlocks('<h1><b>One</b></h1><h3>Three <i>x</i></h3><h6>Six</h6><h2> </h2>')).toEqual([
      { type: 'heading', level: 2, children: [text('One')] },
      { type: 'heading', level: 3, children: [text('Three '), text('x', 'italic')] },
      { type: 'heading', level: 4, children: [text('Six')] },
    ])
  })
})

describe('links', () => {
  it.each([
    ['https://a.test/x', 'https://a.test/x'],
    ['HTTP://A.test', 'http://a.test/'],
    ['//a.test/x', 'https://a.test/x'],
    ['www.a.test/x', 'https://www.a.test/x'],
    ['https:/a.test/x', 'https://a.test/x'],
    ['mailto:desk@a.test', 'mailto:desk@a.test'],
    ['desk@a.test', 'mailto:desk@a.test'],
    ['tel:+49123', 'tel:+49123'],
    [' /topics/x ', 'https://old.test/topics/x'],
    ['../y.html', 'https://old.test/y.html'],
  ])('to %s leads to %s', (href, expected) => {
    expect(htmlToBlocks(`<a href="${href}">x</a>`, { baseUrl: 'https://old.test/a/' })).toEqual([
      p(link(expected, 'x')),
    ])
  })

  it.each([
    ...[
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      ' \u0001javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
    ],
    ...[
      '#footnote',
      '',
      'https://user:secret@a.test/',
      'mailto:',
      'http://',
      'https://a b.test/',
      'http://guides/',
      'http://http//a.test/x',
    ],
  ])('to %j is only its text', (href) => {
    expect(htmlToBlocks(`<a href="${href}">x</a>`, { baseUrl: 'https://old.test/' })).toEqual([p(text('x'))])
  })

  it('that are relative stay text without a base', () => {
    expect(htmlToBlocks('see <a href="/x">this</a> and <a name="here">that</a>')).toEqual([
      p(text('see this and that')),
    ])
  })

  it('keep the marks of their text, and are cut by a break', () => {
    expect(htmlToBlocks('<a href="https://a.test/">one <b>two</b><br>three</a>')).toEqual([
      p(
        { type: 'link', href: 'https://a.test/', children: [text('one '), text('two', 'bold')] },
        br,
        link('https://a.test/', 'three'),
      ),
    ])
  })

  it('around a block stay on its text', () => {
    expect(htmlToBlocks('<a href="https://a.test/"><h3>Title</h3></a>')).toEqual([
      { type: 'heading', level: 3, children: [link('https://a.test/', 'Title')] },
    ])
  })

  it('to an address that stands for a document of ours name it', () => {
    const linkTo: BodyOptions['linkTo'] = (href) =>
      href === '/2014/x/' ? { to: 'articles', story: 'x', href: 'https://old.test/x' } : undefined
    expect(htmlToBlocks('<a href="/2014/x/">x</a>', { linkTo })).toEqual([
      p({ type: 'internalLink', to: 'articles', story: 'x', href: 'https://old.test/x', children: [text('x')] }),
    ])
  })
})

describe('lists', () => {
  it('nest, whether the inner list stands in the item or beside it', () => {
    const inner = { type: 'list', ordered: true, items: [item('b')] }
    const expected = [{ type: 'list', ordered: false, items: [{ ...item('a'), list: inner }, item('c')] }]
    expect(htmlToBlocks('<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>')).toEqual(expected)
    expect(htmlToBlocks('<ul><li>a</li><ol><li>b</li></ol><li>c</li></ul>')).toEqual(expected)
  })

  it('keep several paragraphs of an item as its lines, and text behind an inner list as an item', () => {
    expect(htmlToBlocks('<ul><li><p>a</p><p>b</p><ul><li>c</li></ul>d</li></ul>')).toEqual([
      {
        type: 'list',
        ordered: false,
        items: [
          { children: [text('a'), br, text('b')], list: { type: 'list', ordered: false, items: [item('c')] } },
          item('d'),
        ],
      },
    ])
  })

  it('are divided by what no item can hold, their numbers going on', () => {
    const html = '<ol start="3"><li>a<img src="https://a.test/x.jpg" alt="x"></li><li>b</li></ol>'
    expect(htmlToBlocks(html, { images: true })).toEqual([
      { type: 'list', ordered: true, start: 3, items: [item('a')] },
      { type: 'image', image: { url: 'https://a.test/x.jpg', alt: 'x' } },
      { type: 'list', ordered: true, start: 4, items: [item('b')] },
    ])
  })

  it('of definitions become paragraphs, the terms bold', () => {
    expect(htmlToBlocks('<dl><dt>Term</dt><dd>What it means</dd></dl>')).toEqual([
      p(text('Term', 'bold')),
      p(text('What it means')),
    ])
  })
})

describe('quotes', () => {
  it('keep their paragraphs, and let a list stand between two parts', () => {
    expect(htmlToBlocks('<blockquote><p>a</p><p>b</p><ul><li>c</li></ul>d</blockquote>')).toEqual([
      { type: 'quote', paragraphs: [[text('a')], [text('b')]] },
      { type: 'list', ordered: false, items: [item('c')] },
      { type: 'quote', paragraphs: [[text('d')]] },
    ])
  })

  it('pulled from the text keep who said it', () => {
    expect(
      htmlToBlocks(
        '<figure class="wp-block-pullquote"><blockquote><p>Strong <b>words</b></p><cite>A minister</cite></blockquote></figure>',
      ),
    ).toEqual([{ type: 'pullQuote', text: 'Strong words', attribution: 'A minister' }])
  })

  it('of a post become its embed with the words as its title', () => {
    const html =
      '<blockquote class="twitter-tweet"><p>Hello</p>— Desk <a href="https://twitter.com/desk/status/20">June 1</a></blockquote>' +
      '<script async src="//platform.twitter.com/widgets.js"></script>'
    expect(htmlToBlocks(html)).toEqual([
      { type: 'embed', url: 'https://x.com/desk/status/20', title: 'Hello — Desk June 1' },
    ])
  })
})

describe('tables', () => {
  it('keep header cells, spans and caption', () => {
    const html =
      '<table><caption>Budget</caption><thead><tr><td>Year</td><td colspan="2">Sum</td></tr></thead>' +
      '<tbody><tr><th>2020</th><td rowspan="2">1</td><td></td></tr><tr></tr></tbody></table>'
    expect(htmlToBlocks(html)).toEqual([
      {
        type: 'table',
        caption: 'Budget',
        rows: [
          [cell('Year', true), { ...cell('Sum', true), colSpan: 2 }],
          [cell('2020', true), { ...cell('1'), rowSpan: 2 }, cell('')],
        ],
      },
    ])
  })

  it('hold lists as lines, and let pictures follow', () => {
    const html =
      '<table><tr><td><p>a</p><ul><li>b</li><li>c</li></ul></td><td><img src="https://a.test/x.png" alt="x"></td></tr></table>'
    expect(htmlToBlocks(html, { images: true })).toEqual([
      { type: 'table', rows: [[{ header: false, children: [text('a'), br, text('• b'), br, text('• c')] }, cell('')]] },
      { type: 'image', image: { url: 'https://a.test/x.png', alt: 'x' } },
    ])
  })

  it('that only lay out a page are read as what they hold', () => {
    expect(
      htmlToBlocks('<table><tr><td><h2>a</h2><table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>'),
    ).toEqual([
      { type: 'heading', level: 2, children: [text('a')] },
      { type: 'table', rows: [[cell('b'), cell('c')]] },
      p(text('d')),
    ])
  })

  it('give what stands in no cell back before them', () => {
    expect(htmlToBlocks('<table>lost<tr>words<td>a</td><td>b</td></tr></table>')).toEqual([
      p(text('lost')),
      p(text('words')),
      { type: 'table', rows: [[cell('a'), cell('b')]] },
    ])
  })
})

describe('pictures', () => {
  const picture = (extra = {}) => ({ type: 'image', image: { url: 'https://a.test/x.jpg', alt: 'x' }, ...extra })
  const img = '<img src="https://a.test/x.jpg" alt="x">'

  it('divide a paragraph', () => {
    expect(htmlToBlocks(`<p>before ${img} after</p>`, { images: true })).toEqual([
      p(text('before')),
      picture(),
      p(text('after')),
    ])
  })

  it.each([
    ['a figure', `<figure>${img}<figcaption>The <b>caption</b></figcaption></figure>`],
    [
      'WordPress’s caption',
      `<div class="wp-caption alignleft"><a href="https://a.test/x.jpg">${img}</a><p class="wp-caption-text">The caption</p></div>`,
    ],
  ])('take the caption of %s', (_name, html) => {
    expect(htmlToBlocks(html, { images: true })).toEqual([picture({ caption: 'The caption' })])
  })

  it('that stand together in a figure are a gallery', () => {
    expect(htmlToBlocks(`<figure>${img}${img}<figcaption>Two</figcaption></figure>`, { images: true })).toEqual([
      { type: 'gallery', title: 'Two', images: [{ image: picture().image }, { image: picture().image }] },
    ])
  })

  it('are found where a page loads them late; pixels that count readers are not', () => {
    const html =
      '<img src="data:image/gif;base64,R0" data-src="/late.jpg" alt=""><img src="https://count.test/p.gif" width="1" height="1"><img alt="none">'
    expect(htmlToBlocks(html, { images: true, baseUrl: 'https://a.test/' })).toEqual([
      { type: 'image', image: { url: 'https://a.test/late.jpg', alt: '' } },
    ])
  })

  it('with a relative address and no base are files beside the archive', () => {
    expect(htmlToBlocks('<img src="pictures/a%20b.jpg?x=1" alt="x">', { images: true })).toEqual([
      { type: 'image', image: { path: 'pictures/a b.jpg', alt: 'x' } },
    ])
  })

  it('are left out with their captions and counted when they are not asked for', () => {
    const losses: string[] = []
    const html = `<figure>${img}<figcaption>Caption</figcaption></figure><p>text ${img}</p>`
    expect(htmlToBlocks(html, { onLoss: (loss) => losses.push(loss) })).toEqual([p(text('text'))])
    expect(losses).toEqual(['image', 'image'])
  })

  it('that were a link leave their description as its text', () => {
    expect(
      htmlToBlocks(`<a href="https://a.test/shop">${img}</a><a href="https://a.test/large.JPG">${img}</a>`),
    ).toEqual([p(link('https://a.test/shop', 'x'))])
  })

  it('that stand for a character are that character', () => {
    expect(htmlToBlocks('Good <img class="emoji" alt="😀" src="https://s.w.org/1.png">')).toEqual([p(text('Good 😀'))])
  })
})

describe('players', () => {
  it.each([
    ['<iframe title="Talk" src="//www.youtube.com/embed/dQw4w9WgXcQ?rel=0"></iframe>', 'Talk'],
    ['<object><param name="x"><embed src="http://www.youtube.com/v/dQw4w9WgXcQ"></object>', undefined],
    ['<p>https://youtu.be/dQw4w9WgXcQ</p>', undefined],
    ['<p><a href="https://youtu.be/dQw4w9WgXcQ">https://youtu.be/dQw4w9WgXcQ</a></p>', undefined],
    ['<p>[youtube=http://www.youtube.com/watch?v=dQw4w9WgXcQ&amp;w=600]</p>', undefined],
    ['<p>[embed]https://www.youtube.com/watch?v=dQw4w9WgXcQ[/embed]</p>', undefined],
  ])('of a known provider are embeds: %s', (html, title) => {
    const embed = { type: 'embed', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', ...(title && { title }) }
    expect(htmlToBlocks(html)).toEqual([embed])
  })

  it('of others are links to what they showed', () => {
    const html =
      '<p>a<iframe src="https://slides.test/1"></iframe>b</p><audio controls><source src="https://a.test/talk.mp3"></audio>'
    expect(htmlToBlocks(html)).toEqual([
      p(text('a')),
      p(link('https://slides.test/1', 'slides.test')),
      p(text('b')),
      p(link('https://a.test/talk.mp3', 'talk.mp3')),
    ])
  })

  it('never lead to a script', () => {
    expect(
      htmlToBlocks('<iframe src="javascript:alert(1)">text</iframe><iframe srcdoc="<script>x</script>"></iframe>'),
    ).toEqual(htmlToBlocks('<iframe>text</iframe>'))
  })

  it('do not swallow a sentence that mentions an address', () => {
    expect(htmlToBlocks('<p>See https://youtu.be/dQw4w9WgXcQ now</p>')[0]?.type).toBe('paragraph')
  })
})

describe('code and rules', () => {
  it('keeps lines and indentation of code', () => {
    expect(htmlToBlocks('<pre><code>if x:\n    y\n</code></pre>')).toEqual([
      p(text('if x:', 'code'), br, text('\u00a0\u00a0\u00a0\u00a0y', 'code')),
    ])
  })

  it('keeps a horizontal rule', () => {
    expect(htmlToBlocks('a<hr>b')).toEqual([p(text('a')), { type: 'rule' }, p(text('b'))])
  })
})
