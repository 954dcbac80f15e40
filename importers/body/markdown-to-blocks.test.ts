import { describe, expect, it } from 'vitest'
import { markdownToBlocks } from './markdown-to-blocks.ts'

const text = (words: string) => ({ type: 'text', text: words })
const p = (...children: object[]) => ({ type: 'paragraph', children })

describe('Markdown', () => {
  it('becomes real blocks', () => {
    const markdown =
      '## Head\n\nText [link](https://a.test/ "title") and `code`.\n\n* one\n  * two\n\n> quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n'
    expect(markdownToBlocks(markdown).map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'list',
      'quote',
      'table',
      'rule',
    ])
  })

  it('with an HTML table that has blank lines and indentation keeps the table', () => {
    const markdown =
      '<table>\n  <tr>\n    <td>\n      a\n    </td>\n    \n    <td>\n      <b>b</b>\n    </td>\n  </tr>\n  \n  <tr>\n    <td>c</td>\n\n    <td>d</td>\n  </tr>\n</table>\n\nafter'
    const cell = (words: string, marks?: string[]) => ({
      header: false,
      children: [{ ...text(words), ...(marks && { marks }) }],
    })
    expect(markdownToBlocks(markdown)).toEqual([
      {
        type: 'table',
        rows: [
          [cell('a'), cell('b', ['bold'])],
          [cell('c'), cell('d')],
        ],
      },
      p(text('after')),
    ])
  })

  it('keeps indented and fenced code, HTML in it included', () => {
    expect(markdownToBlocks('Use\n\n    <div>\n\n```\n<table>\n   <tr>\n```\n\ntext')).toEqual([
      p(text('Use')),
      p({ ...text('<div>'), marks: ['code'] }),
      p(
        { ...text('<table>'), marks: ['code'] },
        { type: 'break' },
        { ...text('\u00a0\u00a0\u00a0<tr>'), marks: ['code'] },
      ),
      p(text('text')),
    ])
  })

  it('never runs a script', () => {
    expect(markdownToBlocks('[x](javascript:alert(1)) <script>alert(1)</script> <img src=x onerror=alert(1)>')).toEqual(
      [p(text('x'))],
    )
  })
})
