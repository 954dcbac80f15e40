import type { Block } from 'payload'

/** Markup by hand. Only admins may add or change it, and it is sanitised all the same when the story goes to readers. */
export const rawHtmlSchema: Block = {
  slug: 'rawHtml',
  interfaceName: 'RawHtmlBlock',
  labels: { singular: 'HTML (admins)', plural: 'HTML (admins)' },
  fields: [
    {
      name: 'html',
      type: 'code',
      required: true,
      maxLength: 50_000,
      admin: { language: 'html', description: 'Scripts, frames, forms and styles are removed.' },
    },
  ],
}
