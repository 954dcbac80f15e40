import type { Block } from 'payload'

export const pullQuoteSchema: Block = {
  slug: 'pullQuote',
  interfaceName: 'PullQuoteBlock',
  labels: { singular: 'Pull quote', plural: 'Pull quotes' },
  fields: [
    { name: 'text', type: 'textarea', required: true, maxLength: 500 },
    { name: 'attribution', type: 'text', maxLength: 200 },
  ],
}
