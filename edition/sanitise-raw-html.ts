import sanitizeHtml from 'sanitize-html'
import { isSafeHref } from '../lib/safe-href.ts'

/** A path of the site, or a part of the page; two slashes, or one and a backslash, would be another site. */
const OWN_PATH = /^(?:\/(?![/\\])|#)/

/** What markup by hand may hold: text, structure, pictures of other sites by https. Nothing that runs, loads a page or styles ours. */
export function sanitiseRawHtml(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [
      ...[
        'p',
        'br',
        'hr',
        'h2',
        'h3',
        'h4',
        'ul',
        'ol',
        'li',
        'dl',
        'dt',
        'dd',
        'blockquote',
        'pre',
        'figure',
        'figcaption',
      ],
      ...[
        'a',
        'b',
        'strong',
        'i',
        'em',
        'u',
        's',
        'sub',
        'sup',
        'small',
        'code',
        'kbd',
        'abbr',
        'cite',
        'q',
        'time',
        'span',
        'div',
      ],
      ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'img', 'details', 'summary'],
    ],
    allowedAttributes: {
      a: ['href', 'rel'],
      img: ['src', 'alt', 'width', 'height', 'loading'],
      th: ['colspan', 'rowspan', 'scope'],
      td: ['colspan', 'rowspan'],
      time: ['datetime'],
      abbr: ['title'],
      '*': ['lang', 'dir'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['https'] },
    allowProtocolRelative: false,
    // A path of ours is no picture: those have blocks of their own, with caption and credit.
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !/^https:/i.test(attribs.src ?? ''),
    transformTags: {
      a: (tagName, { href = '', ...attribs }) => ({
        tagName,
        attribs: { ...((isSafeHref(href) || OWN_PATH.test(href)) && { href }), ...attribs, rel: 'noopener' },
      }),
      img: (tagName, attribs) => ({ tagName, attribs: { alt: '', ...attribs, loading: 'lazy' } }),
    },
  }).trim()
}
