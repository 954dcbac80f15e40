import { expect, it } from 'vitest'
import { parseStrictXml, textsOf } from './parse-strict-xml.ts'

const document = (xml: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`

it('reads elements, attributes and references', () => {
  const root = parseStrictXml(document('<a xmlns:x="urn:x"><x:b c="1 &lt; 2"/>\n<b>&#65;&amp;&quot;</b></a>\n'))
  expect(root.children[0]?.attributes).toEqual({ c: '1 < 2' })
  expect(textsOf(root, 'b')).toEqual(['A&"'])
})

it.each([
  '<a>&</a>',
  '<a>&nbsp;</a>',
  '<a>&amp</a>',
  '<a>1 < 2</a>',
  '<a>',
  '<a></b>',
  '<a/></a>',
  '<a/><a/>',
  '<a b=1/>',
  '<a b="<"/>',
  '<a b="1" b="2"/>',
  '<a>\u0000</a>',
  '<a>\uFFFF</a>',
  '<a>\uD800</a>',
  '<x:a/>',
  '<a x:b="1"/>',
  '<a/>text',
  '<a>]]></a>',
  '',
])('refuses %j', (xml) => {
  expect(() => parseStrictXml(document(xml))).toThrow()
})
