import type { Block, RichTextField } from 'payload'

/** @param editor - an editor without blocks, so that fact boxes do not nest */
export function factBoxSchema(editor: RichTextField['editor']): Block {
  return {
    slug: 'factBox',
    interfaceName: 'FactBoxBlock',
    labels: { singular: 'Fact box', plural: 'Fact boxes' },
    fields: [
      { name: 'title', type: 'text', required: true, maxLength: 200 },
      { name: 'body', type: 'richText', required: true, editor },
    ],
  }
}
